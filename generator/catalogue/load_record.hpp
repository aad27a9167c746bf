#pragma once

// Reads one JSON record, or a Markdown file's JSON front matter, and holds it against its schema in
// content/schema/. A record that comes back has every member that the schema requires. The loader
// borrows its folder and its report.

#include <map>
#include <optional>
#include <string>

#include "catalogue/content_folder.hpp"
#include "catalogue/json_tree.hpp"
#include "catalogue/schema.hpp"
#include "support/diagnostic.hpp"

namespace statusbook {

struct LoadedRecord {
  SourceText source;
  JsonNode root;
  std::size_t end = 0;  // offset behind the record: where a Markdown file's prose starts

  Location locate(const JsonNode& node) const {
    return source.locate(node.span.offset, node.span.length);
  }
};

class RecordLoader {
 public:
  RecordLoader(const ContentFolder& folder, std::string schema_folder, Diagnostics& report)
      : folder_(folder), schema_folder_(std::move(schema_folder)), report_(report) {}

  // The whole file is the record. `schema` is "code" for code.schema.json.
  std::optional<LoadedRecord> load(const std::string& path, const std::string& schema);
  // The file begins with a JSON object whose closing brace stands alone on its line.
  std::optional<LoadedRecord> load_front_matter(const std::string& path, const std::string& schema);

 private:
  std::optional<LoadedRecord> parse(SourceText source, std::size_t end, const std::string& schema);
  const Schema* schema(const std::string& name);

  const ContentFolder& folder_;
  std::string schema_folder_;
  Diagnostics& report_;
  std::map<std::string, std::optional<Schema>> schemas_;  // empty where the schema itself is broken
};

}  // namespace statusbook
