// Any bytes as a Markdown file that begins with a JSON record: a record that satisfies its schema,
// or diagnostics that point into the file. What the prose is, and how lines end, changes nothing
// about the record; neither does the cache.

#include "catalogue/load_record.hpp"
#include "fuzz/json_sameness.hpp"
#include "fuzz/properties.hpp"
#include "support/memory_file_system.hpp"

namespace {

using namespace statusbook;
using fuzz::is_same;
using fuzz::require;

constexpr std::string_view schema = R"({
  "$schema": "http://json-schema.org/draft-07/schema#",
  "type": "object",
  "additionalProperties": false,
  "required": ["title"],
  "properties": {
    "title": { "type": "string", "minLength": 1, "maxLength": 20 },
    "date": { "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" },
    "weight": { "type": "integer", "minimum": 0, "maximum": 100 },
    "kind": { "enum": ["note", "essay"] },
    "tags": { "type": "array", "maxItems": 3, "uniqueItems": true, "items": { "type": "string" } },
    "more": { "type": "object", "additionalProperties": { "type": ["boolean", "null"] } }
  }
})";

struct Loaded {
  RecordPointer record;
  Diagnostics report;
};

Loaded load(const std::string& text, ReadCache& cache) {
  MemoryFileSystem files;
  files.create_directories("/schema");
  files.write("/schema/note.schema.json", schema);
  files.write("/note.md", text);
  Loaded loaded;
  const ContentFolder folder(files, "/");
  RecordLoader loader(folder, "schema", cache, loaded.report);
  loaded.record = loader.load_front_matter("note.md", "note");
  return loaded;
}

Loaded load(const std::string& text) {
  ReadCache cache;
  return load(text, cache);
}

bool is_same_record(const Loaded& a, const Loaded& b) {
  if ((a.record == nullptr) != (b.record == nullptr)) return false;
  return a.record == nullptr || is_same(a.record->root, b.record->root);
}

void check_record(const std::string& text, const LoadedRecord& record) {
  require(record.source.text == text, "a record keeps its file");
  require(record.end > 0 && record.end <= text.size(), "a record ends inside of its file");
  const std::string_view front = std::string_view(text).substr(0, record.end);
  const std::string_view line = fuzz::lines_of(front)[fuzz::lines_of(front).size() - 2];
  require(!front.ends_with('\n') || line == "}", "a record ends with '}' alone on a line");
  const JsonNode* title = record.root.find("title");
  require(title != nullptr && !title->text.empty(), "a record has what its schema requires");
  require(count_code_points(title->text) <= 20, "a record is no longer than its schema allows");
}

void check_cache(const std::string& text) {
  ReadCache cache;
  const Loaded first = load(text, cache);
  const Loaded second = load(text, cache);
  require(first.record == second.record, "a sound file is read once");
  require(first.report.items() == second.report.items(), "mistakes are told each time");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(fuzz::bytes_of(data, size));
  const Loaded loaded = load(text);
  require(loaded.record != nullptr || loaded.report.has_errors(), "a record or a reason why not");
  fuzz::require_sound(loaded.report, {"note.md", text});
  check_cache(text);
  if (loaded.record != nullptr) {
    check_record(text, *loaded.record);
    const std::string front = text.substr(0, loaded.record->end);
    require(is_same_record(loaded, load(front)), "prose does not change the record");
    require(is_same_record(loaded, load(front + "\n}\n\xFF")),
            "other prose does not change the record");
  }
  if (text.find('\r') == std::string::npos)
    require(is_same_record(loaded, load(fuzz::with_crlf(text))),
            "line ends do not change the record");
  return 0;
}
