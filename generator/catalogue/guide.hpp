#pragma once

// A guide: three or more codes that are taken for each other, side by side. From
// content/guides/<slug>.md. Plain values that own their text.

#include <optional>
#include <string>
#include <vector>

#include "catalogue/comparison.hpp"
#include "catalogue/prose.hpp"

namespace statusbook {

struct GuideCard {
  std::string code;   // a key
  std::string label;  // what to remember
  std::string line;   // the meaning in one sentence
  std::vector<std::string> causes;
};

// Who sent this? A case against the software that reports it.
struct SenderMatrix {
  struct Column {
    std::string name;
    std::string source;  // a section, or the id of a Source
  };
  struct Row {
    std::string label;               // the case
    std::vector<std::string> cells;  // one a column; empty where nothing is known
  };

  std::string note;
  std::vector<Column> columns;
  std::vector<Row> rows;
};

struct Guide {
  std::string slug;
  std::string title;
  std::string description;
  std::string answer;
  std::vector<GuideCard> cards;
  std::vector<Decision> decision;
  std::string insight;  // one paragraph of inline Markdown
  std::optional<SenderMatrix> matrix;
  std::string updated;  // YYYY-MM-DD
  Prose prose;
};

// The headings of a guide's prose, in order.
const std::vector<HeadingRule>& guide_headings();

}  // namespace statusbook
