#pragma once

// Turns one template's source into a program. Calls of other templates are left open (no_template):
// that is the set's work, which knows them all. Mistakes are those of the lexer and of the
// structure, and template-too-large.

#include <optional>

#include "render/mustache/program.hpp"
#include "support/diagnostic.hpp"

namespace statusbook::mustache {

// Bytes of one template: far more than a person writes, and far less than 32-bit places can count.
inline constexpr std::size_t largest_template = std::size_t{16} << 20;

std::optional<Program> compile_program(const SourceText& source, Diagnostics& report);

}  // namespace statusbook::mustache
