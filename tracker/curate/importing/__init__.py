"""Other people's tables → actuals: a map says what a sheet holds, and the sheet itself suggests the map."""
