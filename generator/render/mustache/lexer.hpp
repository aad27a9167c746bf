#pragma once

// Cuts a template into tokens, following its changes of delimiters. Knows tags one by one; whether
// they match is structure.hpp's affair, what white space they take along whitespace.hpp's.
// Mistakes: unclosed-tag, bad-delimiters, empty-name, invalid-name, all collected.

#include <optional>

#include "render/mustache/token.hpp"
#include "support/diagnostic.hpp"

namespace statusbook::mustache {

// After this many mistakes in one template the rest is noise.
inline constexpr std::size_t most_mistakes = 50;

// Nothing if the end of a tag could not be found, so that what follows cannot be judged. Other
// mistakes are reported and leave tokens good enough to look for further ones.
std::optional<Tokens> lex(const SourceText& source, Diagnostics& report);

}  // namespace statusbook::mustache
