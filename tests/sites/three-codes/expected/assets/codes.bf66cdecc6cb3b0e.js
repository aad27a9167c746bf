globalThis.statusbookCodes = [
["301",301,"Moved Permanently","3xx","The address has changed for good","\nMoved"],
["499-esri",499,"Token Required","4xx","A token must be sent",""],
["502",502,"Bad Gateway","5xx","The server behind gave nonsense",""],
];
