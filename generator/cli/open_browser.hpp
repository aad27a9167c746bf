#pragma once

// Shows an address in the browser of whoever runs the program, by xdg-open. Does not wait for the
// browser.

#include <string>

namespace statusbook {

// False if there is nothing on this system that opens addresses.
bool open_browser(const std::string& url);

}  // namespace statusbook
