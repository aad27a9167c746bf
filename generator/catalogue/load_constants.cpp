#include "catalogue/load_constants.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "catalogue/records.hpp"
#include "support/suggestion.hpp"

namespace statusbook {
namespace {

class ConstantsCheck {
 public:
  ConstantsCheck(const LoadedRecord& record, const ConstantReferences& known, Diagnostics& report)
      : record_(record), known_(known), report_(report) {}

  void check_library(const JsonNode& library) {
    const JsonNode& id = library.at("id");
    if (!libraries_.insert(id.text).second) {
      report_.error("duplicate-library", record_.locate(id),
                    fmt::format("library '{}' is there already", id.text),
                    "give its names in one list");
    }
    check_reference(library.at("source"), known_.sources, "source");
    std::set<std::string> names;
    for (const JsonNode& item : library.at("names").items) {
      check_reference(item.at("code"), known_.codes, "code");
      if (!names.insert(item.at("name").text).second) tell_twice(item, id.text);
    }
  }

 private:
  void check_reference(const JsonNode& node, const std::vector<std::string>& known,
                       std::string_view what) {
    // Without any, the catalogue's own mistake has been told.
    if (known.empty() || std::find(known.begin(), known.end(), node.text) != known.end()) return;
    report_.error(fmt::format("unknown-{}", what), record_.locate(node),
                  fmt::format("unknown {} '{}'", what, node.text), suggest(node.text, known));
  }

  void tell_twice(const JsonNode& item, const std::string& library) {
    const JsonNode& name = item.at("name");
    report_.error("duplicate-constant", record_.locate(name),
                  fmt::format("'{}' has a constant '{}' already", library, name.text),
                  "a name stands for one code; take one of the two away");
  }

  const LoadedRecord& record_;
  const ConstantReferences& known_;
  Diagnostics& report_;
  std::set<std::string> libraries_;
};

}  // namespace

std::vector<ConstantLibrary> load_constants(RecordLoader& records, const std::string& path,
                                            const ConstantReferences& known, Diagnostics& report) {
  const auto record = records.load(path, "constants");
  if (!record) return {};
  ConstantsCheck check(*record, known, report);
  std::vector<ConstantLibrary> libraries;
  for (const JsonNode& item : record->root.at("libraries").items) {
    check.check_library(item);
    libraries.push_back(read_constant_library(item));
  }
  return libraries;
}

}  // namespace statusbook
