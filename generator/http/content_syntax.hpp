#pragma once

// Whether content is what its media type says: JSON (RFC 8259), XML by its outline, UTF-8. Each is
// one pass over the content without recursion, so that hostile nesting costs no stack. Positions
// are offsets into the content; nothing is built from it.

#include <cstddef>
#include <optional>
#include <string_view>

namespace statusbook::http {

struct ContentFault {
  std::size_t offset = 0;
  std::string_view message;
};

std::optional<ContentFault> find_json_fault(std::string_view content);

// Checks that tags match and that there is one root element: what a reader of an example would
// notice. It is no XML parser; entities, attributes and the document type are taken as they come.
std::optional<ContentFault> find_xml_fault(std::string_view content);

std::optional<ContentFault> find_utf8_fault(std::string_view content);

}  // namespace statusbook::http
