#include "catalogue/load_constants.hpp"

#include <fmt/format.h>

#include <set>

#include "catalogue/records.hpp"

namespace statusbook {
namespace {

class ConstantsCheck {
 public:
  ConstantsCheck(const CrossReader& reader, const LoadedRecord& record)
      : reader_(reader), record_(record) {}

  void check_library(const JsonNode& library) {
    const JsonNode& id = library.at("id");
    if (!libraries_.insert(id.text).second) {
      reader_.report.error("duplicate-library", record_.locate(id),
                           fmt::format("library '{}' is there already", id.text),
                           "give its names in one list");
    }
    reader_.references.check_source(record_, library.at("source"));
    std::set<std::string> names;
    for (const JsonNode& item : library.at("names").items) {
      reader_.references.check_code(record_, item.at("code"));
      if (!names.insert(item.at("name").text).second) tell_twice(item, id.text);
    }
  }

 private:
  void tell_twice(const JsonNode& item, const std::string& library) {
    const JsonNode& name = item.at("name");
    reader_.report.error("duplicate-constant", record_.locate(name),
                         fmt::format("'{}' has a constant '{}' already", library, name.text),
                         "a name stands for one code; take one of the two away");
  }

  const CrossReader& reader_;
  const LoadedRecord& record_;
  std::set<std::string> libraries_;
};

}  // namespace

std::vector<ConstantLibrary> load_constants(const CrossReader& reader, const std::string& path) {
  if (!reader.folder.has_file(path)) return {};
  const auto record = reader.records.load(path, "constants");
  if (!record) return {};
  ConstantsCheck check(reader, *record);
  std::vector<ConstantLibrary> libraries;
  for (const JsonNode& item : record->root.at("libraries").items) {
    check.check_library(item);
    libraries.push_back(read_constant_library(item));
  }
  return libraries;
}

}  // namespace statusbook
