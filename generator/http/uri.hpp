#pragma once

// RFC 3986's URI-reference, as far as a field value has to match it. Nothing is resolved or
// normalised.

#include <string_view>

namespace statusbook::http {

// An empty text is a valid reference, to the document itself.
bool is_uri_reference(std::string_view text);

// The part behind "#" is there, be it empty.
bool has_fragment(std::string_view reference);

}  // namespace statusbook::http
