"""What runs in the child process: readers of formats whose parsers are not trusted with our own."""
