#include "catalogue/load_catalogue.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <tuple>

#include "catalogue/example_check.hpp"
#include "catalogue/load_articles.hpp"
#include "catalogue/load_changes.hpp"
#include "catalogue/load_codes.hpp"
#include "catalogue/load_constants.hpp"
#include "catalogue/load_guides.hpp"
#include "catalogue/load_record.hpp"
#include "catalogue/load_snippets.hpp"
#include "catalogue/load_tables.hpp"
#include "catalogue/records.hpp"
#include "catalogue/reference_check.hpp"
#include "catalogue/status_facts.hpp"
#include "support/parallel.hpp"

namespace statusbook {
namespace {

class CatalogueLoader {
 public:
  CatalogueLoader(const ContentFolder& folder, std::string content, ReadCache& cache,
                  std::size_t jobs, Diagnostics& report)
      : folder_(folder),
        content_(std::move(content)),
        cache_(cache),
        jobs_(jobs),
        records_(folder, path("schema"), cache, report),
        report_(report),
        references_(names_, path("sources.json"), report) {}

  Catalogue load() {
    load_sources();
    load_fields();
    load_families();
    collect_codes();
    load_codes_and_across();
    load_comparisons();
    load_tables_and_lists();
    load_about();
    sort();
    check_all_examples();
    return std::move(catalogue_);
  }

 private:
  std::string path(std::string_view name) const { return join_path(content_, name); }

  // ---- sources and families

  void load_sources() {
    const auto record = records_.load(path("sources.json"), "sources");
    names_.sources_are_known = record != nullptr;
    if (!record) return;
    for (const JsonNode& item : record->root.at("sources").items) {
      Source source = read_source(item);
      if (is_known(names_.sources, source.id)) {
        report_.error("duplicate-source", record->locate(item.at("id")),
                      fmt::format("source '{}' is there already", source.id));
      }
      names_.sources.push_back(source.id);
      catalogue_.sources.push_back(std::move(source));
    }
  }

  // A catalogue may do without a glossary of fields.
  void load_fields() {
    if (!folder_.has_file(path("fields.json"))) return;
    const auto record = records_.load(path("fields.json"), "fields");
    if (!record) return;
    for (const JsonNode& item : record->root.at("fields").items) {
      FieldDescription field = read_field_description(item);
      if (catalogue_.find_field(field.name) != nullptr) {
        report_.error("duplicate-field", record->locate(item.at("name")),
                      fmt::format("field '{}' is there already", field.name));
      }
      if (!field.source.empty()) references_.check_source(*record, item.at("source"));
      if (!field.section.empty()) references_.check_section(*record, item.at("section"));
      catalogue_.fields.push_back(std::move(field));
    }
  }

  void load_families() {
    for (const DirectoryEntry& entry : folder_.list(path("families"))) {
      const std::string file = join_path(path("families"), entry.name);
      if (!entry.name.ends_with(".json")) {
        unknown_file(file, "families hold .json files only");
        continue;
      }
      const std::string slug = without_ending(entry.name, ".json");
      names_.families.push_back(slug);
      if (const auto record = records_.load(file, "family")) {
        catalogue_.families.push_back(read_family(record->root, slug));
        check_order(*record);
      }
    }
  }

  // Two families of one kind and order would stand in an order that nobody has chosen.
  void check_order(const LoadedRecord& record) {
    const Family& family = catalogue_.families.back();
    for (const Family& other : catalogue_.families) {
      if (&other == &family || other.kind != family.kind || other.order != family.order) continue;
      report_.error(
          "duplicate-order", record.locate(record.root.at("order")),
          fmt::format("the family '{}' has the order {} already", other.slug, other.order),
          "each family of a kind has an order of its own");
    }
  }

  // ---- codes

  void collect_codes() {
    if (!folder_.has_folder(path("codes"))) {
      report_.error("missing-folder", {.file = path("codes")}, "the catalogue has no codes",
                    "each code is a folder here, with a code.json and a page.md");
    }
    for (const DirectoryEntry& entry : folder_.list(path("codes"))) {
      const std::string folder = join_path(path("codes"), entry.name);
      if (folder_.has_folder(folder)) {
        names_.codes.push_back(entry.name);
      } else {
        unknown_file(folder, "each code is a folder of its own");
      }
    }
  }

  // After all codes are known, because an example may hold several of them.
  void check_all_examples() {
    const http::StatusFactsTable facts = status_facts_of(catalogue_.codes);
    std::vector<Diagnostics> reports(catalogue_.codes.size());
    for_each_index(reports.size(), jobs_, {}, [&](std::size_t i) {
      const StatusCode& code = catalogue_.codes[i];
      check_examples(code, join_path(join_path(path("codes"), code.key), "code.json"), facts,
                     reports[i]);
    });
    for (Diagnostics& each : reports)
      report_.append(std::move(each));
  }

  // ---- comparisons

  void load_comparisons() {
    for (const DirectoryEntry& entry : folder_.list(path("comparisons"))) {
      const std::string file = join_path(path("comparisons"), entry.name);
      if (entry.name.ends_with(".md")) {
        load_comparison(file, without_ending(entry.name, ".md"));
      } else {
        unknown_file(file, "comparisons are .md files");
      }
    }
  }

  void load_comparison(const std::string& file, const std::string& name) {
    const auto record = records_.load_front_matter(file, "comparison");
    if (!record) return;
    Comparison comparison = read_comparison(record->root);
    if (!check_comparison(*record, comparison, name)) return;
    comparison.prose =
        cache_.prose(record->source, record->end, comparison_headings(comparison), report_);
    catalogue_.comparisons.push_back(std::move(comparison));
  }

  bool check_comparison(const LoadedRecord& record, const Comparison& comparison,
                        const std::string& name) {
    const std::size_t before = report_.count(Severity::error);
    const JsonNode& codes = record.root.at("codes");
    for (const JsonNode& code : codes.items)
      references_.check_code(record, code);
    if (report_.count(Severity::error) > before) return false;  // the rest would follow from it
    const std::string wanted = comparison_slug(comparison.a, comparison.b);
    if (!(comparison.a < comparison.b)) {
      report_.error("comparison-order", record.locate(codes), "the lower code comes first",
                    fmt::format(R"(write ["{}", "{}"])", comparison.b, comparison.a));
    } else if (name != wanted) {
      report_.error("wrong-file-name", record.locate(codes),
                    fmt::format("this comparison belongs into '{}.md'", wanted),
                    "rename the file, or correct the codes");
    }
    for (const JsonNode& rule : record.root.at("decision").items) {
      const JsonNode& code = rule.at("code");
      if (code.text == comparison.a || code.text == comparison.b) continue;
      report_.error("foreign-decision", record.locate(code),
                    fmt::format("'{}' is none of the two codes that are compared", code.text),
                    fmt::format("decide for '{}' or for '{}'", comparison.a, comparison.b));
    }
    return report_.count(Severity::error) == before;
  }

  // ---- what goes across codes

  // These need the names of the codes, not the codes.
  void load_codes_and_across() {
    Diagnostics of_codes, across;
    const RecordLoader known = records_;  // each thread has a loader of its own
    for_each_index(2, jobs_, {}, [&](std::size_t i) {
      if (i == 0) {
        RecordLoader records(known, of_codes);
        catalogue_.codes =
            load_codes({folder_, content_, cache_, records, names_}, jobs_, of_codes);
      } else {
        RecordLoader records(known, across);
        load_across({folder_, records, {names_, path("sources.json"), across}, across});
      }
    });
    report_.append(std::move(of_codes));
    report_.append(std::move(across));
  }

  void load_across(const CrossReader& reader) {
    catalogue_.constants = load_constants(reader, path("constants.json"));
    catalogue_.guides = load_guides(reader, path("guides"));
    catalogue_.decisions = load_decisions(reader, path("decisions"));
    catalogue_.articles = load_articles(reader, path("articles"));
    catalogue_.changes = load_changes(reader, path("changes.json"));
    catalogue_.quiz = load_quiz(reader, path("quiz.json"));
    catalogue_.snippets = load_snippets(reader, path("snippets"), catalogue_.constants);
  }

  void load_tables_and_lists() {
    const CrossReader reader{folder_, records_, references_, report_};
    catalogue_.tables = load_tables(reader, path("tables"), catalogue_.codes);
    load_topics();
    load_quick_decisions();
    check_decisions_reach_all();
  }

  // A catalogue may do without boxes on its cheat sheet.
  void load_quick_decisions() {
    if (!folder_.has_file(path("cheat-sheet.json"))) return;
    const auto record = records_.load(path("cheat-sheet.json"), "cheat-sheet");
    if (!record) return;
    for (const JsonNode& item : record->root.at("decisions").items) {
      references_.check_name(*record, item.at("after"), names_.families, name_of_family);
      for (const JsonNode& rule : item.at("rules").items)
        references_.check_code(*record, rule.at("code"));
      catalogue_.quick_decisions.push_back(read_quick_decision(item));
    }
  }

  // A catalogue may do without topics; if it has them, they hold every code once.
  void load_topics() {
    if (!folder_.has_file(path("topics.json"))) return;
    const auto record = records_.load(path("topics.json"), "topics");
    if (!record) return;
    for (const JsonNode& item : record->root.at("topics").items) {
      for (const JsonNode& code : item.at("codes").items) {
        references_.check_code(*record, code);
        if (const Topic* topic = catalogue_.topic_of(code.text)) {
          report_.error("two-topics", record->locate(code),
                        fmt::format("'{}' stands under '{}' already", code.text, topic->id),
                        "a code belongs to one topic");
        }
      }
      catalogue_.topics.push_back(read_topic(item));
    }
    for (const std::string& key : names_.codes) {
      if (catalogue_.topic_of(key) != nullptr) continue;
      report_.error("no-topic", record->source.locate_file(),
                    fmt::format("no topic has the code '{}'", key),
                    "its questions would stand nowhere on /faq/");
    }
  }

  // Where there are trees, whoever asks which code to send can get every code as an answer.
  void check_decisions_reach_all() {
    if (catalogue_.decisions.empty()) return;
    std::vector<std::string> missing;
    for (const StatusCode& code : catalogue_.codes) {
      if (is_in_use(code) && !is_answered(code.key)) missing.push_back(code.key);
    }
    if (missing.empty()) return;
    report_.error("unreached-code", {.file = path("decisions")},
                  fmt::format("no decision tree leads to {}", fmt::join(missing, ", ")),
                  "every registered code needs a leaf, unless it is marked as deprecated");
  }

  bool is_answered(const std::string& key) const {
    return std::any_of(
        catalogue_.decisions.begin(), catalogue_.decisions.end(), [&](const DecisionTree& tree) {
          return std::any_of(tree.leaves.begin(), tree.leaves.end(),
                             [&](const DecisionLeaf& leaf) { return leaf.code == key; });
        });
  }

  void load_about() {
    const auto source = folder_.read_if_present(path("about.md"), report_);
    if (source) catalogue_.about = read_prose(*source, 0, {}, report_);
  }

  void unknown_file(const std::string& file, std::string hint) {
    report_.error("unknown-file", {.file = file}, "nothing reads this file", std::move(hint));
  }

  void sort() {
    std::sort(catalogue_.families.begin(), catalogue_.families.end(),
              [](const Family& a, const Family& b) {
                return std::tie(a.order, a.slug) < std::tie(b.order, b.slug);
              });
    std::sort(catalogue_.codes.begin(), catalogue_.codes.end(),
              [](const StatusCode& a, const StatusCode& b) { return a.key < b.key; });
    std::sort(catalogue_.sources.begin(), catalogue_.sources.end(),
              [](const Source& a, const Source& b) { return a.id < b.id; });
  }

  const ContentFolder& folder_;
  std::string content_;
  ReadCache& cache_;
  std::size_t jobs_;
  RecordLoader records_;
  Diagnostics& report_;
  KnownNames names_;
  ReferenceCheck references_;
  Catalogue catalogue_;
};

}  // namespace

std::optional<Catalogue> load_catalogue(const ContentFolder& folder, const std::string& content,
                                        ReadCache& cache, std::size_t jobs, Diagnostics& report) {
  const std::size_t before = report.count(Severity::error);
  Catalogue catalogue = CatalogueLoader(folder, content, cache, jobs, report).load();
  if (report.count(Severity::error) > before) return std::nullopt;
  return catalogue;
}

std::optional<Catalogue> load_catalogue(const ContentFolder& folder, const std::string& content,
                                        Diagnostics& report) {
  ReadCache unused;
  return load_catalogue(folder, content, unused, 1, report);
}

}  // namespace statusbook
