#pragma once

// Checks that what one record names is there: a code, a family, a source, a section of a standard.
// The names are taken from the folders before any file is read, so that a reference is checked
// where it stands. Borrows its report.

#include <string>
#include <string_view>
#include <vector>

#include "catalogue/load_record.hpp"

namespace statusbook {

struct KnownNames {
  std::vector<std::string> codes;
  std::vector<std::string> families;
  std::vector<std::string> sources;
  bool sources_are_known = false;  // without them no source can be called unknown
};

// What a name can be of: the code of the mistake, and the noun in its message.
struct NameKind {
  std::string_view code;
  std::string_view noun;
};

inline constexpr NameKind name_of_code{.code = "unknown-code", .noun = "code"};
inline constexpr NameKind name_of_family{.code = "unknown-family", .noun = "family"};
inline constexpr NameKind name_of_library{.code = "unknown-library", .noun = "library"};
inline constexpr NameKind name_of_comparison{.code = "unknown-comparison", .noun = "comparison"};

bool is_known(const std::vector<std::string>& names, std::string_view name);

class ReferenceCheck {
 public:
  ReferenceCheck(const KnownNames& names, std::string sources_file, Diagnostics& report)
      : names_(names), sources_file_(std::move(sources_file)), report_(report) {}

  // The text of `node` is one of `known`.
  bool check_name(const LoadedRecord& record, const JsonNode& node,
                  const std::vector<std::string>& known, const NameKind& kind) const;
  // Of a catalogue without codes, which has its own error, none is unknown.
  bool check_code(const LoadedRecord& record, const JsonNode& node) const {
    return names_.codes.empty() || check_name(record, node, names_.codes, name_of_code);
  }
  // A section of a standard or the id of a source.
  void check_source(const LoadedRecord& record, const JsonNode& node) const;
  void check_section(const LoadedRecord& record, const JsonNode& node) const;

 private:
  const KnownNames& names_;
  std::string sources_file_;
  Diagnostics& report_;
};

}  // namespace statusbook
