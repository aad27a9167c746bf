#pragma once

// What the loaders of records that go across codes (guides, decisions, articles, the quiz) work
// with. Borrows all of it.

#include <functional>
#include <string>
#include <string_view>

#include "catalogue/reference_check.hpp"

namespace statusbook {

struct CrossReader {
  const ContentFolder& folder;
  RecordLoader& records;
  const ReferenceCheck& references;
  Diagnostics& report;

  // Each file of `path` that has the ending, with its name before it; any other file is an error
  // that says what belongs there ("guides").
  void for_each_file(
      const std::string& path, std::string_view ending, std::string_view what,
      const std::function<void(const std::string& file, const std::string& slug)>& read) const;
};

}  // namespace statusbook
