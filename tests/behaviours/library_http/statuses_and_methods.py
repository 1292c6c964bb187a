"""Statuses are integers with phrases, methods are texts."""
import http

print(http.HTTPStatus.NOT_FOUND, repr(http.HTTPStatus(404)), http.HTTPStatus.NOT_FOUND.phrase)
print(http.HTTPStatus.OK == 200, http.HTTPStatus.OK.is_success, http.HTTPStatus(503).is_server_error)
print(http.HTTPStatus.REQUEST_ENTITY_TOO_LARGE.name, len(http.HTTPStatus), http.HTTPStatus.GONE.description)
print(http.HTTPMethod.GET, repr(http.HTTPMethod.PATCH), http.HTTPMethod('PUT').description)
try:
    http.HTTPStatus(299)
except ValueError as error:
    print(error)
