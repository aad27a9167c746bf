#pragma once

// Where a page stands: its URL from the site's root, its file, and the way back to the root, by
// which its links are relative, so that the site works below any path. Pure functions.

#include <string>
#include <string_view>

namespace statusbook {

// "/" → "index.html", "/502/" → "502/index.html", "/502.http" → "502.http".
std::string file_of_url(std::string_view url);

// "/" → "./", "/502/" → "../", "/compare/502-vs-503/" → "../../".
std::string root_of_url(std::string_view url);

// "/502/" → "502/": to be put behind a root.
std::string below_root(std::string_view url);

}  // namespace statusbook
