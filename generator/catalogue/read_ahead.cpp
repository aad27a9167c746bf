#include "catalogue/read_ahead.hpp"

#include <array>
#include <functional>
#include <string_view>
#include <vector>

#include "catalogue/comparison.hpp"
#include "catalogue/load_record.hpp"
#include "catalogue/load_tables.hpp"
#include "catalogue/records.hpp"
#include "catalogue/status_code.hpp"
#include "support/parallel.hpp"

namespace statusbook {
namespace {

// Files of one folder that share a schema.
struct Kind {
  std::string_view folder;
  std::string_view ending;
  std::string_view schema;
};

constexpr std::array<Kind, 5> kinds{{
    {"families", ".json", "family"},
    {"snippets", ".json", "snippet"},
    {"guides", ".md", "guide"},
    {"articles", ".md", "article"},
    {"decisions", ".json", "decision"},
}};

constexpr Kind comparisons{"comparisons", ".md", "comparison"};

// Files that stand alone, by their name and that of their schema.
constexpr std::array<std::string_view, 7> single_files{
    "constants", "quiz", "changes", "sources", "fields", "topics", "cheat-sheet"};

class ReadAhead {
 public:
  ReadAhead(const ContentFolder& folder, const std::string& content, ReadCache& cache)
      : folder_(folder), content_(content), cache_(cache) {}

  void run(std::size_t jobs) {
    list_codes();
    list_files(comparisons, &ReadAhead::read_comparison_page);
    for (const std::string_view name : single_files)
      add(path(std::string(name) + ".json"), schema(name), &ReadAhead::read_plain_record);
    for (const TableFile& table : table_files())
      add(join_path(path("tables"), table.name()), schema(table.schema),
          &ReadAhead::read_plain_record);
    for (const Kind& kind : kinds)
      list_files(kind, &ReadAhead::read_plain_record);
    for_each_index(tasks_.size(), jobs, {}, [&](std::size_t index) { tasks_[index](); });
  }

 private:
  using Task = std::function<void()>;
  using Reader = void (ReadAhead::*)(const std::string& file, const SchemaPointer& rules);

  std::string path(std::string_view name) const { return join_path(content_, name); }

  SchemaPointer schema(std::string_view name) {
    Diagnostics told_by_load;
    const auto source = folder_.read(schema_file(path("schema"), std::string(name)), told_by_load);
    return source ? cache_.schema(*source, told_by_load) : nullptr;
  }

  void list_codes() {
    const SchemaPointer rules = schema("code"), path_rules = schema("path");
    for (const DirectoryEntry& entry : folder_.list(path("codes"))) {
      const std::string code = join_path(path("codes"), entry.name);
      add(join_path(code, "code.json"), rules, &ReadAhead::read_plain_record);
      add(join_path(code, "path.json"), path_rules, &ReadAhead::read_plain_record);
      tasks_.emplace_back([this, page = join_path(code, "page.md")] { read_code_page(page); });
    }
  }

  void list_files(const Kind& kind, Reader reader) {
    const SchemaPointer rules = schema(kind.schema);
    for (const DirectoryEntry& entry : folder_.list(path(kind.folder))) {
      if (entry.name.ends_with(kind.ending))
        add(join_path(path(kind.folder), entry.name), rules, reader);
    }
  }

  void add(const std::string& file, const SchemaPointer& rules, Reader reader) {
    if (rules == nullptr) return;
    tasks_.emplace_back([this, file, rules, reader] { (this->*reader)(file, rules); });
  }

  // The record of a Markdown file is its front matter.
  RecordPointer read_record(const std::string& file, const SchemaPointer& rules) {
    Diagnostics told_by_load;
    auto source = folder_.read_if_present(file, told_by_load);
    if (!source) return nullptr;
    const std::size_t end =
        file.ends_with(".md") ? front_matter_end(source->text) : source->text.size();
    return end > 0 ? cache_.record(std::move(*source), end, rules, told_by_load) : nullptr;
  }

  void read_plain_record(const std::string& file, const SchemaPointer& rules) {
    read_record(file, rules);
  }

  void read_comparison_page(const std::string& file, const SchemaPointer& rules) {
    Diagnostics told_by_load;
    const RecordPointer record = read_record(file, rules);
    if (record == nullptr) return;
    const Comparison comparison = read_comparison(record->root);
    cache_.prose(record->source, record->end, comparison_headings(comparison), told_by_load);
  }

  void read_code_page(const std::string& file) {
    Diagnostics told_by_load;
    const auto source = folder_.read_if_present(file, told_by_load);
    if (source) cache_.prose(*source, 0, code_headings(), told_by_load);
  }

  const ContentFolder& folder_;
  const std::string& content_;
  ReadCache& cache_;
  std::vector<Task> tasks_;
};

}  // namespace

void read_ahead(const ContentFolder& folder, const std::string& content, std::size_t jobs,
                ReadCache& cache) {
  ReadAhead(folder, content, cache).run(jobs);
}

}  // namespace statusbook
