#pragma once

// Reads one JSON record, or a Markdown file's JSON front matter, and holds it against its schema in
// content/schema/. A record that comes back has every member that the schema requires. The loader
// borrows its folder, its cache and its report.

#include <map>
#include <string>
#include <string_view>

#include "catalogue/content_folder.hpp"
#include "catalogue/read_cache.hpp"
#include "support/diagnostic.hpp"

namespace statusbook {

// The offset behind the front matter of a Markdown file: a JSON object whose closing brace stands
// alone on its line. 0 when there is none.
std::size_t front_matter_end(std::string_view text);

// Where the schema called "code" stands.
std::string schema_file(const std::string& schema_folder, const std::string& name);

class RecordLoader {
 public:
  RecordLoader(const ContentFolder& folder, std::string schema_folder, ReadCache& cache,
               Diagnostics& report)
      : folder_(folder), schema_folder_(std::move(schema_folder)), cache_(cache), report_(report) {}

  // For another thread: with the schemas that `other` knows, and a report of its own.
  RecordLoader(const RecordLoader& other, Diagnostics& report)
      : folder_(other.folder_),
        schema_folder_(other.schema_folder_),
        cache_(other.cache_),
        report_(report),
        schemas_(other.schemas_) {}

  // Reads a schema before it is needed.
  void prepare(const std::string& schema_name) { schema(schema_name); }

  // Null when there were errors. The whole file is the record. `schema` is "code" for
  // code.schema.json.
  RecordPointer load(const std::string& path, const std::string& schema);
  // The front matter is the record.
  RecordPointer load_front_matter(const std::string& path, const std::string& schema);

 private:
  RecordPointer parse(SourceText source, std::size_t end, const std::string& schema);
  const SchemaPointer& schema(const std::string& name);

  const ContentFolder& folder_;
  std::string schema_folder_;
  ReadCache& cache_;
  Diagnostics& report_;
  std::map<std::string, SchemaPointer> schemas_;  // null where the schema itself is broken
};

}  // namespace statusbook
