"""Where everything is put together: window, command line, crash hook."""
