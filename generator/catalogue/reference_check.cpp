#include "catalogue/reference_check.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "catalogue/section_reference.hpp"
#include "support/suggestion.hpp"

namespace statusbook {

bool is_known(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool ReferenceCheck::check_name(const LoadedRecord& record, const JsonNode& node,
                                const std::vector<std::string>& known, const NameKind& kind) const {
  if (is_known(known, node.text)) return true;
  report_.error(std::string(kind.code), record.locate(node),
                fmt::format("unknown {} '{}'", kind.noun, node.text), suggest(node.text, known));
  return false;
}

void ReferenceCheck::check_source(const LoadedRecord& record, const JsonNode& node) const {
  if (!names_.sources_are_known || is_known(names_.sources, node.text)) return;
  if (!parse_section_references(node.text).empty()) return;
  std::string hint = suggest(node.text, names_.sources);
  if (hint.empty())
    hint = fmt::format("name a section (RFC 9111 3) or a source of {}", sources_file_);
  report_.error("unknown-source", record.locate(node),
                fmt::format("unknown source '{}'", node.text), std::move(hint));
}

void ReferenceCheck::check_section(const LoadedRecord& record, const JsonNode& node) const {
  if (!parse_section_references(node.text).empty()) return;
  report_.error("bad-section", record.locate(node),
                fmt::format("'{}' names no section of a standard", node.text),
                "write it like 'RFC 9110 15.6.3', several with '; ' between them");
}

}  // namespace statusbook
