"""Commands about the server, its clients and its users, and for messages and scripts."""

import hashlib

from ..exceptions import DataError, NoScriptError, RedisError

__all__ = ["MessageCommands", "Script", "ScriptCommands", "ServerCommands"]


class ServerCommands:
    """The server, its clients and its users."""

    def acl_cat(self, category=None, **options):
        """Return the kinds of commands, or the commands of a kind."""
        return self.execute_command("ACL CAT", *([category] if category else []), **options)

    def acl_deluser(self, *username, **options):
        """Remove users."""
        return self.execute_command("ACL DELUSER", *username, **options)

    def acl_getuser(self, username, **options):
        """Return what a user may do."""
        return self.execute_command("ACL GETUSER", username, **options)

    def acl_list(self, **options):
        """Return all rules."""
        return self.execute_command("ACL LIST", **options)

    def acl_users(self, **options):
        """Return the names of all users."""
        return self.execute_command("ACL USERS", **options)

    def acl_whoami(self, **options):
        """Return who one is."""
        return self.execute_command("ACL WHOAMI", **options)

    def acl_setuser(self, username, enabled=False, nopass=False, passwords=None, hashed_passwords=None,
                    categories=None, commands=None, keys=None, channels=None, selectors=None, reset=False,
                    reset_keys=False, reset_channels=False, reset_passwords=False, **options):
        """Say what a user may do."""
        words = [username]
        flags = (("reset", reset), ("resetkeys", reset_keys), ("resetchannels", reset_channels))
        words += [word for word, is_wanted in flags if is_wanted]
        words.append("on" if enabled else "off")
        if (passwords or hashed_passwords) and nopass:
            raise DataError("Cannot set 'nopass' and supply 'passwords' or 'hashed_passwords'")
        for given, signs in ((passwords, {"+": ">", "-": "<"}), (hashed_passwords, {"+": "#", "-": "!"})):
            for password in [given] if isinstance(given, (str, bytes)) else given or ():
                text = password.decode() if isinstance(password, bytes) else password
                if text[:1] not in signs:
                    raise DataError('Password 0 must be prefixed with a "+" to add or a "-" to remove')
                words.append(signs[text[0]] + text[1:])
        if nopass:
            words.append("nopass")
        for category in categories or ():
            text = category.decode() if isinstance(category, bytes) else category
            words.append(text if text[1:2] == "@" else f"{text[0]}@{text[1:]}")
        words += commands or ()
        words += [f"~{key}" for key in keys or ()]
        words += [f"&{channel}" for channel in channels or ()]
        for commands_of_selector, keys_of_selector in selectors or ():
            words.append(f"({' '.join((*commands_of_selector, *(f'~{key}' for key in keys_of_selector)))})")
        return self.execute_command("ACL SETUSER", *words, **options)

    def auth(self, password, username=None, **options):
        """Say who one is."""
        return self.execute_command("AUTH", *([username] if username is not None else []), password, **options)

    def bgrewriteaof(self, **options):
        """Have the log of changes written anew."""
        return self.execute_command("BGREWRITEAOF", **options)

    def bgsave(self, schedule=True, **options):
        """Have the data saved."""
        return self.execute_command("BGSAVE", *(["SCHEDULE"] if schedule else []), **options)

    def client_getname(self, **options):
        """Return the connection's name."""
        return self.execute_command("CLIENT GETNAME", **options)

    def client_id(self, **options):
        """Return the connection's number."""
        return self.execute_command("CLIENT ID", **options)

    def client_info(self, **options):
        """Return what is known of the connection."""
        return self.execute_command("CLIENT INFO", **options)

    def client_kill(self, address, **options):
        """End the connection from an address."""
        return self.execute_command("CLIENT KILL", address, **options)

    def client_kill_filter(self, _id=None, _type=None, addr=None, skipme=None, laddr=None, user=None, **options):
        """End connections; return how many."""
        words: list = []
        for word, value in (("ID", _id), ("TYPE", _type), ("ADDR", addr), ("LADDR", laddr), ("USER", user)):
            if value is not None:
                words += [word, value]
        if skipme is not None:
            words += ["SKIPME", "YES" if skipme else "NO"]
        if not words:
            raise DataError("CLIENT KILL <filter> <value> ... ... <filter> <value> must specify at least one filter")
        return self.execute_command("CLIENT KILL", *words, **options)

    def client_list(self, _type=None, client_id=(), **options):
        """Return what is known of all connections."""
        words = ["TYPE", _type] if _type is not None else []
        if client_id:
            words += ["ID", *client_id]
        return self.execute_command("CLIENT LIST", *words, **options)

    def client_no_evict(self, mode):
        """Say whether the connection may be ended for want of memory."""
        return self.execute_command("CLIENT NO-EVICT", mode)

    def client_pause(self, timeout, all=True, **options):
        """Have the server do nothing for some milliseconds."""
        return self.execute_command("CLIENT PAUSE", str(timeout), *([] if all else ["WRITE"]), **options)

    def client_unpause(self, **options):
        """End a pause."""
        return self.execute_command("CLIENT UNPAUSE", **options)

    def client_setname(self, name, **options):
        """Give the connection a name."""
        return self.execute_command("CLIENT SETNAME", name, **options)

    def client_setinfo(self, attr, value, **options):
        """Say which library this is."""
        return self.execute_command("CLIENT SETINFO", attr, value, **options)

    def client_unblock(self, client_id, error=False, **options):
        """End the wait of another connection."""
        return self.execute_command("CLIENT UNBLOCK", int(client_id), *(["ERROR"] if error else []), **options)

    def command(self, **options):
        """Return what is known of all commands."""
        return self.execute_command("COMMAND", **options)

    def command_count(self, **options):
        """Return how many commands there are."""
        return self.execute_command("COMMAND COUNT", **options)

    def config_get(self, pattern="*", *args, **options):
        """Return settings."""
        return self.execute_command("CONFIG GET", pattern, *args, **options)

    def config_set(self, name, value, *args, **options):
        """Change settings."""
        return self.execute_command("CONFIG SET", name, value, *args, **options)

    def config_resetstat(self, **options):
        """Begin counting anew."""
        return self.execute_command("CONFIG RESETSTAT", **options)

    def config_rewrite(self, **options):
        """Write the settings into the server's file."""
        return self.execute_command("CONFIG REWRITE", **options)

    def dbsize(self, **options):
        """Return how many keys there are."""
        return self.execute_command("DBSIZE", **options)

    def debug_object(self, key, **options):
        """Return how a value is kept."""
        return self.execute_command("DEBUG OBJECT", key, **options)

    def echo(self, value, **options):
        """Return a value from the server."""
        return self.execute_command("ECHO", value, **options)

    def flushall(self, asynchronous=False, **options):
        """Delete all keys of all databases."""
        return self.execute_command("FLUSHALL", *([b"ASYNC"] if asynchronous else []), **options)

    def flushdb(self, asynchronous=False, **options):
        """Delete all keys."""
        return self.execute_command("FLUSHDB", *([b"ASYNC"] if asynchronous else []), **options)

    def info(self, section=None, *args, **options):
        """Return what is known of the server."""
        return self.execute_command("INFO", *([] if section is None else [section, *args]), **options)

    def lastsave(self, **options):
        """Return when the data was saved."""
        return self.execute_command("LASTSAVE", **options)

    def latency_latest(self):
        """Return what was slow."""
        return self.execute_command("LATENCY LATEST")

    def latency_reset(self, *events):
        """Forget what was slow."""
        return self.execute_command("LATENCY RESET", *events)

    def lolwut(self, *version_numbers, **options):
        """Return a picture."""
        return self.execute_command("LOLWUT", *(["VERSION", *version_numbers] if version_numbers else []), **options)

    def memory_purge(self, **options):
        """Give memory back to the system."""
        return self.execute_command("MEMORY PURGE", **options)

    def memory_stats(self, **options):
        """Return how memory is used."""
        return self.execute_command("MEMORY STATS", **options)

    def memory_usage(self, key, samples=None, **options):
        """Return how many octets a value takes."""
        return self.execute_command("MEMORY USAGE", key, *(["SAMPLES", samples] if isinstance(samples, int) else []),
                                    **options)

    def module_list(self):
        """Return the server's modules."""
        return self.execute_command("MODULE LIST")

    def ping(self, **options):
        """Return whether the server answers."""
        return self.execute_command("PING", **options)

    def quit(self, **options):
        """End the connection."""
        return self.execute_command("QUIT", **options)

    def replicaof(self, *args, **options):
        """Have the server copy another one."""
        return self.execute_command("REPLICAOF", *args, **options)

    def role(self):
        """Return whether the server copies another one."""
        return self.execute_command("ROLE")

    def save(self, **options):
        """Save the data."""
        return self.execute_command("SAVE", **options)

    def select(self, index, **options):
        """Use another database on this connection."""
        return self.execute_command("SELECT", index, **options)

    def shutdown(self, save=False, nosave=False, now=False, force=False, abort=False, **options):
        """End the server."""
        if save and nosave:
            raise DataError("SHUTDOWN save and nosave cannot both be set")
        flags = (("SAVE", save), ("NOSAVE", nosave), ("NOW", now), ("FORCE", force), ("ABORT", abort))
        words = [word for word, is_wanted in flags if is_wanted]
        return self._shutdown(words, options)

    def _shutdown(self, words, options):
        from ..exceptions import ConnectionError

        try:
            self.execute_command("SHUTDOWN", *words, **options)
        except ConnectionError:
            return
        raise RedisError("SHUTDOWN seems to have failed.")

    def slowlog_get(self, num=None, **options):
        """Return what was slow."""
        return self.execute_command("SLOWLOG GET", *([] if num is None else [num]), **options)

    def slowlog_len(self, **options):
        """Return how much was slow."""
        return self.execute_command("SLOWLOG LEN", **options)

    def slowlog_reset(self, **options):
        """Forget what was slow."""
        return self.execute_command("SLOWLOG RESET", **options)

    def swapdb(self, first, second, **options):
        """Exchange two databases."""
        return self.execute_command("SWAPDB", first, second, **options)

    def time(self, **options):
        """Return the server's time: seconds and microseconds."""
        return self.execute_command("TIME", **options)


class MessageCommands:
    """Messages for whoever listens."""

    def publish(self, channel, message, **options):
        """Send a message; return how many got it."""
        return self.execute_command("PUBLISH", channel, message, **options)

    def spublish(self, shard_channel, message):
        """Send a message to a channel of a part of a cluster."""
        return self.execute_command("SPUBLISH", shard_channel, message)

    def pubsub_channels(self, pattern="*", **options):
        """Return the channels that anyone listens to."""
        return self.execute_command("PUBSUB CHANNELS", pattern, **options)

    def pubsub_numpat(self, **options):
        """Return how many patterns anyone listens to."""
        return self.execute_command("PUBSUB NUMPAT", **options)

    def pubsub_numsub(self, *args, **options):
        """Return how many listen to channels."""
        return self.execute_command("PUBSUB NUMSUB", *args, **options)


class Script:
    """A script of the server, which is called like a function."""

    def __init__(self, registered_client, script) -> None:
        self.registered_client = registered_client
        self.script = script
        octets = script if isinstance(script, bytes) else script.encode()
        self.sha = hashlib.sha1(octets).hexdigest()

    def __call__(self, keys=(), args=(), client=None):
        """Run it with keys and arguments."""
        client = client or self.registered_client
        words = (*keys, *args)
        if hasattr(client, "command_stack"):
            client.scripts.add(self)
            return client.evalsha(self.sha, len(keys), *words)
        try:
            return client.evalsha(self.sha, len(keys), *words)
        except NoScriptError:
            self.sha = client.script_load(self.script)
            return client.evalsha(self.sha, len(keys), *words)


class ScriptCommands:
    """Scripts and functions that run in the server."""

    def eval(self, script, numkeys, *keys_and_args):
        """Run a script."""
        return self.execute_command("EVAL", script, numkeys, *keys_and_args)

    def eval_ro(self, script, numkeys, *keys_and_args):
        """Run a script that only reads."""
        return self.execute_command("EVAL_RO", script, numkeys, *keys_and_args)

    def evalsha(self, sha, numkeys, *keys_and_args):
        """Run a script that the server knows."""
        return self.execute_command("EVALSHA", sha, numkeys, *keys_and_args)

    def evalsha_ro(self, sha, numkeys, *keys_and_args):
        """Run a script that the server knows and that only reads."""
        return self.execute_command("EVALSHA_RO", sha, numkeys, *keys_and_args)

    def script_exists(self, *args):
        """Return which scripts the server knows."""
        return self.execute_command("SCRIPT EXISTS", *args)

    def script_flush(self, sync_type=None):
        """Have the server forget all scripts."""
        if sync_type not in ("SYNC", "ASYNC", None):
            raise DataError("SCRIPT FLUSH defaults to SYNC in redis > 6.2, or accepts SYNC/ASYNC. For older versions, of "
                            "redis leave as None.")
        return self.execute_command("SCRIPT FLUSH", *([sync_type] if sync_type else []))

    def script_kill(self):
        """End the script that runs."""
        return self.execute_command("SCRIPT KILL")

    def script_load(self, script):
        """Make a script known; return its hash."""
        return self.execute_command("SCRIPT LOAD", script)

    def register_script(self, script):
        """Return a script as something to call."""
        return Script(self, script)

    def fcall(self, function, numkeys, *keys_and_args):
        """Call a function."""
        return self.execute_command("FCALL", function, numkeys, *keys_and_args)

    def fcall_ro(self, function, numkeys, *keys_and_args):
        """Call a function that only reads."""
        return self.execute_command("FCALL_RO", function, numkeys, *keys_and_args)

    def function_load(self, code, replace=False):
        """Make a library of functions known."""
        return self.execute_command("FUNCTION LOAD", *(["REPLACE"] if replace else []), code)

    def function_delete(self, library):
        """Remove a library."""
        return self.execute_command("FUNCTION DELETE", library)

    def function_flush(self, mode="SYNC"):
        """Remove all libraries."""
        return self.execute_command("FUNCTION FLUSH", mode)

    def function_list(self, library="*", withcode=False):
        """Return the libraries."""
        return self.execute_command("FUNCTION LIST", "LIBRARYNAME", library, *(["WITHCODE"] if withcode else []))
