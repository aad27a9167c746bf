globalThis.statusbookCodes = [
["301",301,"Moved Permanently","3xx","The address has changed for good","Moved\nMOVED_FOR_EVER",0,"redirection",""],
["499-esri",499,"Token Required","4xx","A token must be sent","",2,"client-error","esri"],
["502",502,"Bad Gateway","5xx","The server behind gave nonsense","Proxy Error",0,"server-error",""],
];
