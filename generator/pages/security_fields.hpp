#pragma once

// The response fields that keep a page from loading or running what is not the site's own. The
// preview sends them, the site's _headers file names them for static hosts, and a test holds the
// configurations in deploy/ to them.

#include <array>
#include <string_view>
#include <utility>

namespace statusbook {

inline constexpr std::array<std::pair<std::string_view, std::string_view>, 3> security_fields = {{
    {"Content-Security-Policy",
     "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
     "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
     "manifest-src 'self'"},
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "strict-origin-when-cross-origin"},
}};

}  // namespace statusbook
