"""pymysql."""
