"""aiomysql."""
