#pragma once

// Prose as sentences, and sentences with what is particular to a page taken out, so that two pages
// which differ only in numbers and names can be recognized. Plain English prose; not a parser of
// natural language. Pure functions and an immutable mask, safe to use from several threads.

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace statusbook {

// A space within a code span: it does not end a sentence, whatever stands before it.
constexpr char code_space = '\x1f';

// The sentences of one paragraph, in order; views into `text`. One ends at '.', '!' or '?' (with
// the quotation marks and brackets that follow) before white space, unless an abbreviation such as
// "e.g." or an initial stands there. A point without white space after it, as in "15.6.3" or
// "Node.js", ends nothing.
std::vector<std::string_view> split_sentences(std::string_view text);

class SentenceMask {
 public:
  // Names of codes and vendors. A name matches whole words and minds the case of letters; the
  // longest one wins.
  explicit SentenceMask(std::vector<std::string> names);

  // Each name and number replaced by "#" ("HTTP/1.1", "5xx", "502.3" too), marks in a row by one,
  // white space by single spaces, letters by small ones; without the marks and the punctuation at
  // both ends.
  std::string mask(std::string_view sentence) const;

 private:
  std::size_t name_length(std::string_view text) const;

  std::array<std::vector<std::string>, 256> names_;  // by first byte, the longest first
};

// Whether a masked sentence is prose. A label is not: fewer than four words, or fewer than eight
// without punctuation at the end of `sentence`.
bool is_prose(std::string_view sentence, std::string_view masked);

}  // namespace statusbook
