#include "catalogue/load_record.hpp"

#include <fmt/format.h>

#include "catalogue/text_check.hpp"

namespace statusbook {
namespace {

// The offset behind the front matter of `text`, 0 when there is none.
std::size_t front_matter_end(std::string_view text) {
  if (!text.starts_with('{')) return 0;
  for (std::size_t line = 0; line < text.size();) {
    const std::size_t newline = std::min(text.find('\n', line), text.size());
    std::string_view content = text.substr(line, newline - line);
    if (content.ends_with('\r')) content.remove_suffix(1);
    if (content == "}") return std::min(newline + 1, text.size());
    line = newline + 1;
  }
  return 0;
}

}  // namespace

std::optional<LoadedRecord> RecordLoader::load(const std::string& path, const std::string& schema) {
  auto source = folder_.read(path, report_);
  if (!source) return std::nullopt;
  const std::size_t end = source->text.size();
  return parse(std::move(*source), end, schema);
}

std::optional<LoadedRecord> RecordLoader::load_front_matter(const std::string& path,
                                                            const std::string& schema) {
  auto source = folder_.read(path, report_);
  if (!source) return std::nullopt;
  const std::size_t end = front_matter_end(source->text);
  if (end == 0) {
    report_.error("no-front-matter", source->locate_line(1),
                  "the file does not begin with a JSON object",
                  "start with '{' and close it with '}' alone on a line");
    return std::nullopt;
  }
  return parse(std::move(*source), end, schema);
}

std::optional<LoadedRecord> RecordLoader::parse(SourceText source, std::size_t end,
                                                const std::string& schema_name) {
  const Schema* rules = schema(schema_name);
  const SourceText record{source.name, source.text.substr(0, end)};
  auto root = parse_json(record, report_);
  if (!root || rules == nullptr) return std::nullopt;
  if (!rules->check(source, *root, report_)) return std::nullopt;
  check_record_texts(source, *root, report_);
  return LoadedRecord{std::move(source), std::move(*root), end};
}

const Schema* RecordLoader::schema(const std::string& name) {
  const auto known = schemas_.find(name);
  if (known != schemas_.end()) return known->second ? &*known->second : nullptr;
  std::optional<Schema> schema;
  const auto source =
      folder_.read(join_path(schema_folder_, fmt::format("{}.schema.json", name)), report_);
  if (source) schema = Schema::parse(*source, report_);
  const auto& stored = schemas_.emplace(name, std::move(schema)).first->second;
  return stored ? &*stored : nullptr;
}

}  // namespace statusbook
