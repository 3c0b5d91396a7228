"""A folder of many documents: what belongs together, what is out of date, building it."""
