#include "catalogue/load_record.hpp"

#include <fmt/format.h>

namespace statusbook {

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

std::string schema_file(const std::string& schema_folder, const std::string& name) {
  return join_path(schema_folder, fmt::format("{}.schema.json", name));
}

RecordPointer RecordLoader::load(const std::string& path, const std::string& schema) {
  auto source = folder_.read(path, report_);
  if (!source) return nullptr;
  const std::size_t end = source->text.size();
  return parse(std::move(*source), end, schema);
}

RecordPointer RecordLoader::load_front_matter(const std::string& path, const std::string& schema) {
  auto source = folder_.read(path, report_);
  if (!source) return nullptr;
  const std::size_t end = front_matter_end(source->text);
  if (end == 0) {
    report_.error("no-front-matter", source->locate_line(1),
                  "the file does not begin with a JSON object",
                  "start with '{' and close it with '}' alone on a line");
    return nullptr;
  }
  return parse(std::move(*source), end, schema);
}

RecordPointer RecordLoader::parse(SourceText source, std::size_t end,
                                  const std::string& schema_name) {
  const SchemaPointer& rules = schema(schema_name);
  if (rules != nullptr) return cache_.record(std::move(source), end, rules, report_);
  parse_json(SourceText{source.name, source.text.substr(0, end)}, report_);  // for its mistakes
  return nullptr;
}

const SchemaPointer& RecordLoader::schema(const std::string& name) {
  const auto known = schemas_.find(name);
  if (known != schemas_.end()) return known->second;
  const auto source = folder_.read(schema_file(schema_folder_, name), report_);
  return schemas_.emplace(name, source ? cache_.schema(*source, report_) : nullptr).first->second;
}

}  // namespace statusbook
