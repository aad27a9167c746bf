#pragma once

// What printed messages contain and real ones never do: lines left out, comments, placeholders for
// values. Only asked for in Mode::example; on the wire these are ordinary, mostly wrong, octets.

#include <string_view>

namespace statusbook::http {

// "...", "[...]", "<body>", "# a comment", "// a comment" as a whole line.
bool is_elision(std::string_view line);

// An elision mark as a line of its own anywhere in a body.
bool has_elision(std::string_view body);

// "<length>", "{id}", "YOUR_TOKEN", "xxx" in the place of a field value.
bool is_placeholder(std::string_view value);

}  // namespace statusbook::http
