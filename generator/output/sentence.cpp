#include "output/sentence.hpp"

#include <algorithm>
#include <utility>

namespace statusbook {
namespace {

constexpr std::string_view white_space = " \t\r\n";
constexpr std::string_view sentence_ends = ".!?";
constexpr std::array<std::string_view, 9> abbreviations{"e.g.", "i.e.", "etc.", "vs.", "cf.",
                                                        "approx.", "al.", "Mr.", "St."};
// What may stand between the point and the space. The last two are ” and ’ in UTF-8.
constexpr std::array<std::string_view, 6> closers{"\"", "'", ")", "]", "\u201D", "\u2019"};

enum CharacterClass : unsigned char {
  space = 1,
  digit = 2,
  upper = 4,
  lower = 8,
  other = 16,
  end = 32
};

// Bytes of characters outside ASCII are `other`: parts of words, so that a name does not match
// within one. A table, because each byte of the site's prose is looked at.
constexpr std::array<unsigned char, 256> make_classes() {
  std::array<unsigned char, 256> classes{};
  for (const char c : white_space)
    classes[static_cast<unsigned char>(c)] = space;
  classes[static_cast<unsigned char>(code_space)] = space;
  for (std::size_t c = '0'; c <= '9'; ++c)
    classes[c] = digit;
  for (std::size_t c = 'A'; c <= 'Z'; ++c) {
    classes[c] = upper;
    classes[c - 'A' + 'a'] = lower;
  }
  for (const char c : sentence_ends)
    classes[static_cast<unsigned char>(c)] = end;
  for (std::size_t c = 0x80; c < classes.size(); ++c)
    classes[c] = other;
  return classes;
}

constexpr std::array<unsigned char, 256> classes = make_classes();

bool is_any(char c, unsigned set) {
  return (classes[static_cast<unsigned char>(c)] & set) != 0;
}
bool is_digit(char c) {
  return is_any(c, digit);
}
bool is_upper(char c) {
  return is_any(c, upper);
}
bool is_letter(char c) {
  return is_any(c, upper | lower);
}
bool is_word(char c) {
  return is_any(c, upper | lower | digit | other);
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
  explicit Masked(std::size_t size) { text_.reserve(size); }

  void add_mark() {
    std::string_view before = text_;
    while (before.ends_with(' '))
      before.remove_suffix(1);
    if (!before.ends_with(mark)) text_ += mark;
  }
  void add_space() {
    if (!text_.empty() && text_.back() != ' ') text_ += ' ';
  }
  void add(char c) { text_ += is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }

  std::string take() {
    constexpr std::string_view edges = " .,;:!?\"'()#";
    const auto is_edge = [&](char c) { return edges.find(c) != std::string_view::npos; };
    while (!text_.empty() && is_edge(text_.back()))
      text_.pop_back();
    const auto first = std::find_if_not(text_.begin(), text_.end(), is_edge);
    text_.erase(text_.begin(), first);
    return std::move(text_);
  }

 private:
  std::string text_;
};

std::size_t find_end(std::string_view text, std::size_t from) {
  while (from < text.size() && !is_any(text[from], end))
    ++from;
  return from;
}

}  // namespace

std::vector<std::string_view> split_sentences(std::string_view text) {
  std::vector<std::string_view> sentences;
  const auto add = [&](std::string_view sentence) {
    sentence = trimmed(sentence);
    if (!sentence.empty()) sentences.push_back(sentence);
  };
  std::size_t start = 0;
  for (std::size_t at = find_end(text, 0); at < text.size(); at = find_end(text, at + 1)) {
    const std::size_t after = at + 1 + closers_length(text.substr(at + 1));
    if (after >= text.size() || white_space.find(text[after]) == std::string_view::npos) continue;
    if (text[at] == '.' && ends_in_abbreviation(text.substr(start, at + 1 - start))) continue;
    add(text.substr(start, after - start));
    start = after;
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
  Masked masked(sentence.size());
  bool in_word = false;
  for (std::size_t at = 0; at < sentence.size();) {
    const char c = sentence[at];
    std::size_t length = 0;
    if (!in_word && is_word(c)) {
      length = is_digit(c) ? number_length(sentence.substr(at)) : name_length(sentence.substr(at));
    }
    in_word = is_word(c);
    if (length > 0) {
      masked.add_mark();
    } else if (is_any(c, space)) {
      masked.add_space();
    } else {
      masked.add(c);
    }
    at += std::max<std::size_t>(length, 1);
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
  std::string_view rest = sentence;
  const auto ends_with_closer = [&](std::string_view closer) { return rest.ends_with(closer); };
  for (auto closer = closers.begin(); closer != closers.end();) {
    closer = std::find_if(closers.begin(), closers.end(), ends_with_closer);
    if (closer != closers.end()) rest.remove_suffix(closer->size());
  }
  const bool is_whole = !rest.empty() && (is_any(rest.back(), end) || rest.back() == ':');
  return words >= (is_whole ? fewest_words : fewest_words_of_fragment);
}

}  // namespace statusbook
