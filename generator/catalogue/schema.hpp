#pragma once

// A JSON Schema (draft 7) from content/schema/, enforced by valijson. What valijson finds is put
// into our words, at the place in the file, with what the schema says would be right. Immutable;
// usable from several threads.

#include <memory>
#include <optional>

#include "catalogue/json_tree.hpp"
#include "support/diagnostic.hpp"

namespace statusbook {

class Schema {
 public:
  // Nothing when `source` is no usable schema; the diagnostics say why.
  static std::optional<Schema> parse(const SourceText& source, Diagnostics& report);

  Schema(Schema&&) noexcept;
  Schema& operator=(Schema&&) noexcept;
  ~Schema();

  // True if `root`, which was parsed from `source`, satisfies the schema.
  bool check(const SourceText& source, const JsonNode& root, Diagnostics& report) const;

 private:
  struct Compiled;
  explicit Schema(std::unique_ptr<Compiled> compiled);

  std::unique_ptr<Compiled> compiled_;
};

}  // namespace statusbook
