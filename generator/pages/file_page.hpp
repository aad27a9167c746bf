#pragma once

// A page that no template makes: a feed, a file of rules, data.

#include <functional>
#include <string>

#include "pages/site_plan.hpp"

namespace statusbook {

// `make_text` is called whenever the file is rendered, perhaps from several threads.
Page make_file_page(std::string url, std::string kind, std::function<std::string()> make_text);

}  // namespace statusbook
