"""Case and scenario -> the instance of the recommended award."""
