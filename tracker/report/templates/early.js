// Before anything is painted: controls that need scripts take their room from the start.
if ("DecompressionStream" in window) document.documentElement.dataset.scripts = "on";
