#pragma once

// Lists and parameters as header fields have them: RFC 9110 sections 5.6.1, 5.6.4 and 5.6.6.
// Everything returned is a view into the text that was given. Nothing here judges; callers report.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace statusbook::http {

// The parts of `text` between `separator`s that stand outside quoted strings and, if `angle` is
// given, outside <…>. Trimmed; empty parts included, so a text without a separator has one part.
enum class Angle { ordinary, protects };
std::vector<std::string_view> split_outside_quotes(std::string_view text, char separator,
                                                   Angle angle = Angle::ordinary);

// The non-empty elements of a comma-separated list.
std::vector<std::string_view> list_elements(std::string_view value);

// True for a DQUOTE, qdtext or quoted-pairs, and a DQUOTE.
bool is_quoted_string(std::string_view text);

// Without its quotes and backslashes if it is a quoted string, otherwise as it is.
std::string unquoted(std::string_view text);

// `name=value`, or a name alone. `value` still has its quotes.
struct Parameter {
  std::string_view whole;
  std::string_view name;
  std::optional<std::string_view> value;
  bool has_bad_whitespace = false;  // around the "="

  bool is_well_formed() const;  // token "=" ( token / quoted-string )
};

Parameter read_parameter(std::string_view text);

// The parameters after the first ";" of `text`; empty ones are left out.
std::vector<Parameter> parameters_after_semicolon(std::string_view text);

}  // namespace statusbook::http
