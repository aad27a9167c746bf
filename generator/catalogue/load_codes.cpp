#include "catalogue/load_codes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "catalogue/example_check.hpp"
#include "catalogue/load_path.hpp"
#include "catalogue/load_record.hpp"
#include "catalogue/records.hpp"
#include "catalogue/sending_check.hpp"
#include "support/parallel.hpp"
#include "support/suggestion.hpp"

namespace statusbook {
namespace {

// Loads one code after the other, on one thread.
class CodeLoader {
 public:
  CodeLoader(const CodeSources& sources, Diagnostics& report)
      : folder_(sources.folder),
        codes_(join_path(sources.content, "codes")),
        cache_(sources.cache),
        names_(sources.names),
        records_(sources.records, report),
        references_(sources.names, join_path(sources.content, "sources.json"), report),
        report_(report) {}

  std::optional<StatusCode> load(const std::string& key) {
    const std::string folder = join_path(codes_, key);
    const auto record = records_.load(join_path(folder, "code.json"), "code");
    const auto page = folder_.read(join_path(folder, "page.md"), report_);
    std::optional<StatusCode> code;
    if (record) code = read_status_code(record->root, key);
    if (code) check_code(*record, *code);
    Prose prose;
    if (page) prose = cache_.prose(*page, 0, code_headings(), report_);
    std::vector<Example> examples = load_examples(folder);
    std::optional<RequestPath> request_path = load_request_path(folder);
    if (!code) return std::nullopt;
    code->path = std::move(request_path);
    code->prose = std::move(prose);
    code->examples = std::move(examples);
    check_example_titles(*record, *code, report_);
    check_sending(*record, *code, report_);
    return code;
  }

 private:
  std::optional<RequestPath> load_request_path(const std::string& folder) {
    const std::string file = join_path(folder, "path.json");
    if (!folder_.has_file(file)) return std::nullopt;
    const auto record = records_.load(file, "path");
    return record ? read_request_path(*record, report_) : std::nullopt;
  }

  std::vector<Example> load_examples(const std::string& folder) {
    std::vector<Example> examples;
    for (const DirectoryEntry& entry : folder_.list(folder)) {
      const std::string file = join_path(folder, entry.name);
      static const std::vector<std::string> known{"code.json", "page.md", "path.json",
                                                  "response.http", "request.http"};
      if (is_known(known, entry.name) && !entry.name.ends_with(".http")) continue;
      const bool is_response =
          entry.name == "response.http" || entry.name.ends_with(".response.http");
      const bool is_request = entry.name == "request.http" || entry.name.ends_with(".request.http");
      if (is_request) {
        check_has_response(file);
      } else if (is_response) {
        if (auto example = load_example(file, entry.name)) examples.push_back(std::move(*example));
      } else {
        unknown_file(file, suggest(entry.name, known));
      }
    }
    // response.http first: it is the page's main example.
    std::stable_partition(examples.begin(), examples.end(),
                          [](const Example& example) { return example.name.empty(); });
    return examples;
  }

  std::optional<Example> load_example(const std::string& file, const std::string& file_name) {
    const auto response = folder_.read(file, report_);
    const auto request =
        folder_.read_if_present(without_ending(file, "response.http") + "request.http", report_);
    if (!response) return std::nullopt;
    return Example{without_ending(without_ending(file_name, "response.http"), "."), response->text,
                   request ? request->text : "", file};
  }

  void check_has_response(const std::string& file) {
    const std::string response = without_ending(file, "request.http") + "response.http";
    if (folder_.has_file(response)) return;
    report_.error("request-without-response", {.file = file},
                  "this request has no response beside it", fmt::format("add '{}'", response));
  }

  // What a schema cannot say: agreement with the folder's name, references, sections.
  void check_code(const LoadedRecord& record, const StatusCode& code) {
    const JsonNode& root = record.root;
    const std::string digits = std::to_string(code.code);
    if (code.key != digits && !code.key.starts_with(digits + "-")) {
      report_.error("wrong-folder", record.locate(root.at("code")),
                    fmt::format("code {} stands in the folder '{}'", digits, code.key),
                    fmt::format("the folder's name is the code: '{}' or '{}-…'", digits, digits));
    }
    references_.check_name(record, root.at("family"), names_.families, name_of_family);
    std::set<std::string_view> related_codes;
    for (const JsonNode& item : root.at("related").items) {
      const JsonNode& related = item.at("code");
      references_.check_code(record, related);
      if (related.text == code.key) {
        report_.error("related-to-itself", record.locate(related),
                      "a code is not related to itself");
      }
      if (!related_codes.insert(related.text).second) {
        report_.error("duplicate-related", record.locate(related),
                      fmt::format("'{}' is named here a second time", related.text),
                      "keep the better reason of the two");
      }
    }
    for (const JsonNode& item : root.at("behavior").items)
      references_.check_source(record, item.at("source"));
    for (const std::string_view list : {"fields", "requirements"}) {
      for (const JsonNode& item : root.at(list).items)
        references_.check_section(record, item.at("section"));
    }
    references_.check_section(record, root.at("retry").at("section"));
    if (code.standing != "unofficial" && !code.registry) {
      report_.error(
          "missing-registry", record.locate(root.at("standing")),
          fmt::format("a {} code has a registry entry; it is missing here", code.standing),
          R"(add "registry": { "name", "reference", "date" })");
    }
  }

  void unknown_file(const std::string& file, std::string hint) {
    report_.error("unknown-file", {.file = file}, "nothing reads this file", std::move(hint));
  }

  const ContentFolder& folder_;
  std::string codes_;
  ReadCache& cache_;
  const KnownNames& names_;
  RecordLoader records_;
  ReferenceCheck references_;
  Diagnostics& report_;
};

// Codes that one loader reads: their places, and what it says of them.
struct Batch {
  std::size_t begin = 0, end = 0;
  std::vector<StatusCode> codes = {};
  Diagnostics report = {};
};

std::vector<Batch> cut(std::size_t codes) {
  constexpr std::size_t size = 8;  // some batches for each thread, as codes differ in their size
  std::vector<Batch> batches;
  for (std::size_t begin = 0; begin < codes; begin += size)
    batches.push_back({begin, std::min(begin + size, codes)});
  return batches;
}

// What is wrong with a schema is told once, and only where something needs it.
void prepare_schemas(const CodeSources& sources) {
  const std::vector<std::string>& codes = sources.names.codes;
  const std::string folder = join_path(sources.content, "codes");
  if (!codes.empty()) sources.records.prepare("code");
  const bool any_path = std::any_of(codes.begin(), codes.end(), [&](const std::string& code) {
    return sources.folder.has_file(join_path(join_path(folder, code), "path.json"));
  });
  if (any_path) sources.records.prepare("path");
}

}  // namespace

std::vector<StatusCode> load_codes(const CodeSources& sources, std::size_t jobs,
                                   Diagnostics& report) {
  const std::vector<std::string>& names = sources.names.codes;
  prepare_schemas(sources);
  std::vector<Batch> batches = cut(names.size());
  for_each_index(batches.size(), jobs, {}, [&](std::size_t index) {
    Batch& batch = batches[index];
    CodeLoader loader(sources, batch.report);
    for (std::size_t i = batch.begin; i < batch.end; ++i) {
      if (auto code = loader.load(names[i])) batch.codes.push_back(std::move(*code));
    }
  });
  std::vector<StatusCode> codes;
  for (Batch& batch : batches) {
    std::move(batch.codes.begin(), batch.codes.end(), std::back_inserter(codes));
    report.append(std::move(batch.report));
  }
  return codes;
}

}  // namespace statusbook
