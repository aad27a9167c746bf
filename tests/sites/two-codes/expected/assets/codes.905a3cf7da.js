globalThis.statusbookCodes = [
["404",404,"Not Found","4xx","Nothing is at this address","",0,"client-error",""],
["503",503,"Service Unavailable","5xx","Down or full for the moment","",0,"server-error",""],
];
