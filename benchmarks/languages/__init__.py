"""Which language is it: learning the letter groups of each, and counting what is told wrong."""
