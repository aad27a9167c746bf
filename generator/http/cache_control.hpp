#pragma once

// The directives of a response's Cache-Control lines, RFC 9111 section 5.2, as the rules about
// caching need them. Nothing is judged here. The parameters are views into the input.

#include <string_view>
#include <vector>

#include "http/list.hpp"
#include "http/rules.hpp"

namespace statusbook::http {

// Of all lines, in order; a placeholder in an example counts for nothing.
std::vector<Parameter> cache_directives(const Context& context);

// The first of that name, in any case of letters; null when there is none.
const Parameter* find_directive(const std::vector<Parameter>& all, std::string_view name);

}  // namespace statusbook::http
