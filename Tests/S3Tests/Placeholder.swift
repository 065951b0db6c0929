// Filled in by the first test.
