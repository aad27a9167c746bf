#include "output/sentence.hpp"

#include <algorithm>
#include <utility>

namespace statusbook {
namespace {

constexpr std::string_view white_space = " \t\r\n";
constexpr std::string_view sentence_ends = ".!?";
constexpr std::array<std::string_view, 10> abbreviations{"e.g.",    "i.e.", "etc.", "vs.", "cf.",
                                                         "approx.", "al.",  "no.",  "Mr.", "St."};
// What may stand between the point and the space. The last two are ” and ’ in UTF-8.
constexpr std::array<std::string_view, 6> closers{"\"", "'", ")", "]", "\u201D", "\u2019"};

bool is_space(char c) {
  return white_space.find(c) != std::string_view::npos || c == code_space;
}
bool is_digit(char c) {
  return '0' <= c && c <= '9';
}
bool is_upper(char c) {
  return 'A' <= c && c <= 'Z';
}
bool is_letter(char c) {
  return is_upper(c) || ('a' <= c && c <= 'z');
}
// Bytes of characters outside ASCII count as letters, so that a name does not match within a word.
bool is_word(char c) {
  return is_letter(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80;
}

// `text` up to and including a point. A single capital letter is somebody's initial.
bool ends_in_abbreviation(std::string_view text) {
  const std::size_t space = text.find_last_of(white_space);
  std::string_view word = space == std::string_view::npos ? text : text.substr(space + 1);
  while (!word.empty() && (word.front() == '(' || word.front() == '"'))
    word.remove_prefix(1);
  if (word.size() == 2 && is_upper(word[0])) return true;
  return std::find(abbreviations.begin(), abbreviations.end(), word) != abbreviations.end();
}

std::size_t closers_length(std::string_view text) {
  std::size_t length = 0;
  const auto step = [&] {
    for (const std::string_view closer : closers) {
      if (text.substr(length).starts_with(closer)) return closer.size();
    }
    return std::size_t{0};
  };
  while (const std::size_t more = step())
    length += more;
  return length;
}

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(white_space);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(white_space) - first + 1);
}

// "502", "15.6.3", "1,200", "5xx" at the start of `text`.
std::size_t number_length(std::string_view text) {
  std::size_t length = 0;
  while (length < text.size() && is_digit(text[length])) {
    ++length;
    const bool goes_on = length + 1 < text.size() && is_digit(text[length + 1]);
    constexpr std::string_view joints = ".,:-";
    if (goes_on && joints.find(text[length]) != std::string_view::npos) ++length;
  }
  while (length > 0 && length < text.size() && text[length] == 'x')
    ++length;
  return length;
}

constexpr std::string_view mark = "#";

// Appends to a masked sentence, keeping single spaces and single marks.
class Masked {
 public:
  void add_mark() {
    std::string_view before = text_;
    while (before.ends_with(' '))
      before.remove_suffix(1);
    if (before.ends_with(mark)) return;
    text_ += mark;
  }
  void add_space() {
    if (!text_.empty() && text_.back() != ' ') text_ += ' ';
  }
  void add(char c) { text_ += is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }

  std::string take() {
    constexpr std::string_view edges = " .,;:!?\"'()#";
    const std::size_t first = text_.find_first_not_of(edges);
    if (first == std::string::npos) return {};
    return text_.substr(first, text_.find_last_not_of(edges) - first + 1);
  }

 private:
  std::string text_;
};

}  // namespace

std::vector<std::string_view> split_sentences(std::string_view text) {
  std::vector<std::string_view> sentences;
  const auto add = [&](std::string_view sentence) {
    sentence = trimmed(sentence);
    if (!sentence.empty()) sentences.push_back(sentence);
  };
  std::size_t start = 0;
  for (std::size_t at = text.find_first_of(sentence_ends); at != std::string_view::npos;
       at = text.find_first_of(sentence_ends, at + 1)) {
    const std::size_t end = at + 1 + closers_length(text.substr(at + 1));
    if (end >= text.size() || white_space.find(text[end]) == std::string_view::npos) continue;
    if (text[at] == '.' && ends_in_abbreviation(text.substr(start, at + 1 - start))) continue;
    add(text.substr(start, end - start));
    start = end;
  }
  add(text.substr(start));
  return sentences;
}

SentenceMask::SentenceMask(std::vector<std::string> names) {
  for (std::string& name : names) {
    if (name.empty() || !is_word(name.front())) continue;
    names_[static_cast<unsigned char>(name.front())].push_back(std::move(name));
  }
  for (std::vector<std::string>& each : names_) {
    std::stable_sort(each.begin(), each.end(), [](const std::string& x, const std::string& y) {
      return x.size() > y.size();
    });
  }
}

std::size_t SentenceMask::name_length(std::string_view text) const {
  for (const std::string& name : names_[static_cast<unsigned char>(text.front())]) {
    if (!text.starts_with(name)) continue;
    if (text.size() == name.size() || !is_word(text[name.size()])) return name.size();
  }
  return 0;
}

std::string SentenceMask::mask(std::string_view sentence) const {
  Masked masked;
  bool in_word = false;
  while (!sentence.empty()) {
    const char c = sentence.front();
    const std::size_t length =
        in_word ? 0 : std::max(name_length(sentence), number_length(sentence));
    if (length > 0) {
      masked.add_mark();
    } else if (is_space(c)) {
      masked.add_space();
    } else {
      masked.add(c);
    }
    in_word = length > 0 || is_word(c);
    sentence.remove_prefix(std::max<std::size_t>(length, 1));
  }
  return masked.take();
}

bool is_prose(std::string_view sentence, std::string_view masked) {
  constexpr int fewest_words = 4, fewest_words_of_fragment = 8;
  int words = 0;
  for (std::size_t i = 0; i + 1 < masked.size(); ++i) {
    const bool starts = i == 0 || !is_word(masked[i - 1]);
    if (starts && is_letter(masked[i]) && is_letter(masked[i + 1])) ++words;
  }
  std::string_view end = sentence;
  for (bool closed = true; closed;) {
    closed = false;
    for (const std::string_view closer : closers) {
      if (!end.ends_with(closer)) continue;
      end.remove_suffix(closer.size());
      closed = true;
    }
  }
  const bool is_whole = !end.empty() && (sentence_ends.find(end.back()) != std::string_view::npos ||
                                         end.back() == ':');
  return words >= (is_whole ? fewest_words : fewest_words_of_fragment);
}

}  // namespace statusbook
