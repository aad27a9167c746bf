#pragma once

// The media type of a file of the site, by its name. One table, and no look at the content.

#include <string_view>

namespace statusbook {

// `name` is a path or URL; one that ends with '/' is a page. Unknown: application/octet-stream.
std::string_view content_type_of(std::string_view name);

}  // namespace statusbook
