#pragma once

// The cells of the fact tables and the rows made of them. What names a source takes the making of
// its table, which gathers the sources for the list below it; all else is pure.

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/catalogue.hpp"
#include "render/view.hpp"

namespace statusbook {

// What a table is made from, and the sources that its rows have named so far. Borrows both.
struct TableMaking {
  const Catalogue& catalogue;
  const FactTable& table;
  std::set<std::string> sources = {};  // ids of Sources
};

struct Cell {
  View::List codes = {};     // links: { code, url, color }
  std::string literal = {};  // as it is written in a message
  View::List pieces = {};    // { text, references }
};

Cell text_cell(std::string_view text);
Cell literal_cell(const std::string& text);
// The codes, each a link, then the label.
Cell codes_cell(const Catalogue& catalogue, const std::vector<std::string>& keys,
                std::string_view label);
Cell code_cell(const Catalogue& catalogue, const StatusCode& code);  // with its name
Cell references_cell(std::string_view references);
Cell source_cell(TableMaking& making, const std::string& source);
// A note, and the section that it cites or else that of the code.
std::vector<Cell> note_cells(const StatusCode& code, const std::string& note);

// A claim or a name, with where it was found: for `Cell::pieces`.
View sourced_piece(TableMaking& making, std::string_view text, const std::string& source);

// "RFC 9110 15.6.3", where the code is defined.
std::string specification_reference(const StatusCode& code);

// { head, cells }, each of them { codes, literal, pieces }.
View table_row(Cell head, std::vector<Cell> cells);

// "Text of a note (RFC 9110 15.6)." → the text without what it cites, and the citation; the whole
// text and nothing when it does not end with a section of a standard.
struct CitedText {
  std::string text;
  std::string references;
};
CitedText split_citation(const std::string& note);

}  // namespace statusbook
