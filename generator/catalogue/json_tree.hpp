#pragma once

// JSON (RFC 8259) with positions: each value and each member name knows where it stands in its
// file, which nlohmann/json 3.11 does not tell. Values are kept as a plain tree that owns its text.
// Refused with a diagnostic: syntax errors, duplicate member names, invalid UTF-8, control
// characters, nesting deeper than the limit, strings longer than the limit.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "support/diagnostic.hpp"

namespace statusbook {

// In texts, where only an escape can have put them; tab, LF and CR are none.
enum class ControlCharacters { refused, allowed };

struct JsonLimits {
  std::size_t depth = 64;     // lists and objects inside one another
  std::size_t string = 8192;  // bytes; a schema's patterns are matched recursively
  ControlCharacters controls = ControlCharacters::refused;
};

struct Span {
  std::size_t offset = 0;
  std::size_t length = 0;
};

struct JsonMember;

struct JsonNode {
  enum class Kind { null, boolean, number, text, list, object };

  Kind kind = Kind::null;
  Span span;
  bool truth = false;  // of a boolean
  std::string text;    // of a text, unescaped; of a number, its digits as written
  std::vector<JsonNode> items;
  std::vector<JsonMember> members;

  // The member called `name`; null if this is no object or has no such member.
  const JsonNode* find(std::string_view name) const;
  // The same, but a null node that stands nowhere when there is none.
  const JsonNode& at(std::string_view name) const;
};

struct JsonMember {
  std::string name;
  Span name_span;
  JsonNode value;
};

// The whole of `source` as one JSON value; nothing when there were errors.
std::optional<JsonNode> parse_json(const SourceText& source, Diagnostics& report,
                                   const JsonLimits& limits = {});

}  // namespace statusbook
