#include "catalogue/read_cache.hpp"

#include <optional>
#include <string_view>
#include <utility>

#include "catalogue/text_check.hpp"

namespace statusbook {

bool ReadCache::is_empty() const {
  const std::lock_guard guard(mutex_);
  return schemas_.empty() && records_.empty() && prose_.empty();
}

SchemaPointer ReadCache::schema(const SourceText& source, Diagnostics& report) {
  {
    const std::lock_guard guard(mutex_);
    const auto kept = schemas_.find(source.name);
    if (kept != schemas_.end() && kept->second.text == source.text) return kept->second.schema;
  }
  std::optional<Schema> parsed = Schema::parse(source, report);
  if (!parsed) return nullptr;
  auto schema = std::make_shared<const Schema>(std::move(*parsed));
  const std::lock_guard guard(mutex_);
  schemas_.insert_or_assign(source.name, KeptSchema{source.text, schema});
  return schema;
}

RecordPointer ReadCache::record(SourceText source, std::size_t end, const SchemaPointer& schema,
                                Diagnostics& report) {
  {
    const std::lock_guard guard(mutex_);
    const auto kept = records_.find(source.name);
    if (kept != records_.end() && kept->second.schema == schema &&
        kept->second.record->end == end && kept->second.record->source.text == source.text) {
      return kept->second.record;
    }
  }
  const std::size_t before = report.items().size();
  auto root = parse_json(SourceText{source.name, source.text.substr(0, end)}, report);
  if (!root || !schema->check(source, *root, report)) return nullptr;
  check_record_texts(source, *root, report);
  const std::string name = source.name;
  auto record =
      std::make_shared<const LoadedRecord>(LoadedRecord{std::move(source), std::move(*root), end});
  if (report.items().size() > before) return record;
  const std::lock_guard guard(mutex_);
  records_.insert_or_assign(name, KeptRecord{schema, record});
  return record;
}

Prose ReadCache::prose(const SourceText& source, std::size_t begin,
                       const std::vector<HeadingRule>& rules, Diagnostics& report) {
  {
    const std::lock_guard guard(mutex_);
    const auto kept = prose_.find(source.name);
    if (kept != prose_.end() && kept->second.begin == begin && kept->second.rules == rules &&
        kept->second.text == source.text) {
      return kept->second.prose;
    }
  }
  const std::size_t before = report.items().size();
  Prose prose = read_prose(source, begin, rules, report);
  if (report.items().size() > before) return prose;
  const std::lock_guard guard(mutex_);
  prose_.insert_or_assign(source.name, KeptProse{source.text, begin, rules, prose});
  return prose;
}

}  // namespace statusbook
