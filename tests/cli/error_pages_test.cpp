// docs/errors/ has a page for each code of a diagnostic, and tests/mistakes/ a folder that produces
// it. The codes are taken from the sources: see codes_in(). Ids of lint rules are left out: they
// have pages on the site.

#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>
#include <set>

#include "cli/mistake_case.hpp"
#include "http/rules.hpp"

using namespace statusbook;
using namespace statusbook::testing;

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;
using Names = std::set<std::string>;

// What no folder can bring about, with the test that does.
struct Exception {
  std::string_view code;
  std::string_view test;
};

constexpr std::array<Exception, 5> exceptions{{
    // The preview alone lives on after an exception; `build` ends with exit status 3 or 4.
    {"page-not-rendered", "tests/preview/served_site_test.cpp"},
    {"site-not-checked", "tests/preview/background_check_test.cpp"},
    {"site-not-loaded", "tests/preview/live_reload_test.cpp"},
    // No file is read that is large enough; this guards those who use the engine as a library.
    {"template-too-large", "tests/render/mustache/limits_test.cpp"},
    // The folder would keep the test busy for the 50 million steps that are allowed.
    {"template-too-long", "tests/render/mustache/limits_test.cpp"},
}};

const fs::path& project_folder() {
  static const fs::path folder = PROJECT_ROOT;
  return folder;
}

bool is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

std::string_view last_word(std::string_view text) {
  std::size_t start = text.size();
  while (start > 0 && is_word(text[start - 1]))
    --start;
  return text.substr(start);
}

std::string_view without_white_end(std::string_view text) {
  return text.substr(0, text.find_last_not_of(" \n") + 1);
}

// A literal is a code where it is the first argument of a function with one of these names, or what
// is assigned to something that has "code" in its name: `.code = "x"`, `error_code = "x"`.
bool makes_code(std::string_view before) {
  static const Names reporters{"error", "warning", "refuse", "mistake", "stop"};
  before = without_white_end(before);
  const char mark = before.empty() ? '\0' : before.back();
  if (mark != '(' && mark != '=') return false;
  before.remove_suffix(1);
  const std::string word(last_word(without_white_end(before)));
  return mark == '(' ? reporters.contains(word) : word.find("code") != std::string::npos;
}

Names codes_in(std::string_view source) {
  constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz0123456789-";
  Names codes;
  for (std::size_t quote = source.find('"'); quote < source.size();
       quote = source.find('"', quote + 1)) {
    const std::size_t end = std::min(source.find_first_not_of(letters, quote + 1), source.size());
    const std::string_view text = source.substr(quote + 1, end - quote - 1);
    const bool is_literal = !text.empty() && source.substr(end).starts_with('"');
    if (is_literal && makes_code(source.substr(0, quote))) codes.emplace(text);
  }
  return codes;
}

Names codes_of_sources() {
  Names codes;
  const fs::path generator = project_folder() / "generator";
  for (const auto& entry : fs::recursive_directory_iterator(generator)) {
    const std::string path = fs::relative(entry.path(), generator);
    const bool is_source = path.ends_with(".cpp") || path.ends_with(".hpp");
    if (is_source && !path.starts_with("http/")) codes.merge(codes_in(read_disk(entry.path())));
  }
  return codes;
}

Names codes_of_mistakes() {
  Names codes;
  for (const auto& entry : fs::directory_iterator(tests_folder() / "mistakes")) {
    const std::string name = entry.path().filename();
    const std::string code = name.substr(0, name.find('.'));
    if (code != "base" && http::find_rule(code) == nullptr) codes.insert(code);
  }
  return codes;
}

Names codes_of_pages() {
  Names codes;
  for (const auto& entry : fs::directory_iterator(project_folder() / "docs/errors")) {
    if (entry.path().filename() != "README.md") codes.insert(entry.path().stem());
  }
  return codes;
}

std::vector<std::string> missing(const Names& names, const Names& wanted) {
  std::vector<std::string> rest;
  std::set_difference(wanted.begin(), wanted.end(), names.begin(), names.end(),
                      std::back_inserter(rest));
  return rest;
}

const std::vector<std::string> none;

// A page in its parts: "# code", the explanation, the message in a fence, `where it comes from`.
struct ErrorPage {
  fs::path path;
  std::string title;
  std::string explanation;
  std::string example;
  std::string origin;
};

constexpr std::string_view fence_start = "\n```text\n", fence_end = "```\n\n`";

ErrorPage read_page(const std::string& code) {
  ErrorPage page;
  page.path = project_folder() / "docs/errors" / (code + ".md");
  const std::string text = read_disk(page.path);
  const std::size_t title_end = std::min(text.find('\n'), text.size());
  const std::size_t start = text.find(fence_start), end = text.find(fence_end);
  if (start > end || end == std::string::npos)
    throw std::runtime_error(code + ".md has no example");
  page.title = text.substr(0, title_end);
  page.explanation = text.substr(title_end, start - title_end);
  page.example = text.substr(start + fence_start.size(), end - start - fence_start.size());
  page.origin = text.substr(end + fence_end.size());
  return page;
}

void write_page(const ErrorPage& page) {
  std::ofstream(page.path, std::ios::binary)
      << page.title << page.explanation << fence_start << page.example << fence_end << page.origin;
}

// "a:1:2: error: it is wrong [code]" → "it is wrong".
std::string message_in(const std::string& example) {
  constexpr std::string_view mark = "error: ";
  const std::size_t start = example.find(mark) + mark.size();
  return example.substr(start, example.find(" [") - start);
}

std::vector<std::string> sentences_of(const std::string& text) {
  std::vector<std::string> sentences(1);
  for (const char c : text) {
    sentences.back() += c == '\n' ? ' ' : c;
    const std::string& so_far = sentences.back();
    if (so_far.ends_with(". ") || so_far.ends_with(": ")) sentences.emplace_back();
  }
  return sentences;
}

// "content/a.json:3:7", "content/a.json:3", "content/a.json": what stands before the severity.
std::string place_text(const std::string& file, std::size_t line, std::size_t column) {
  std::string place = file;
  if (line > 0) place += ":" + std::to_string(line);
  if (column > 0) place += ":" + std::to_string(column);
  return place;
}

std::size_t number_or_zero(const Json& number) {
  return number.is_number() ? number.get<std::size_t>() : 0;
}

// "place: code" of each diagnostic.
std::vector<std::string> places_of_text(const std::string& text) {
  std::vector<std::string> places;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    const std::size_t severity = line.find("error: ");
    if (severity == std::string::npos || line.starts_with(' ') || !line.ends_with(']')) continue;
    const std::string place = severity == 0 ? "" : line.substr(0, severity - 2);
    const std::size_t code = line.rfind('[') + 1;
    places.push_back(place + ": " + line.substr(code, line.size() - 1 - code));
  }
  return places;
}

std::vector<std::string> places_of_json(const std::string& text) {
  std::vector<std::string> places;
  for (const Json& item : Json::parse(text)) {
    places.push_back(place_text(item.at("file"), number_or_zero(item.at("line")),
                                number_or_zero(item.at("column"))) +
                     ": " + item.at("code").get<std::string>());
  }
  return places;
}

std::string percent_decoded(const std::string& uri) {
  std::string text;
  for (std::size_t i = 0; i < uri.size(); ++i) {
    if (uri[i] != '%') {
      text += uri[i];
    } else {
      text += static_cast<char>(std::stoi(uri.substr(i + 1, 2), nullptr, 16));
      i += 2;
    }
  }
  return text;
}

std::vector<std::string> places_of_sarif(const std::string& text) {
  std::vector<std::string> places;
  const Json sarif = Json::parse(text);
  for (const Json& item : sarif.at("runs").at(0).at("results")) {
    std::string place;
    for (const Json& location : item.value("locations", Json::array())) {
      const Json& physical = location.at("physicalLocation");
      const Json region = physical.value("region", Json::object());
      place += place_text(percent_decoded(physical.at("artifactLocation").at("uri")),
                          region.value("startLine", std::size_t{0}),
                          region.value("startColumn", std::size_t{0}));
    }
    places.push_back(place + ": " + item.at("ruleId").get<std::string>());
  }
  return places;
}

// The same mistake told by `check`, which has formats.
CommandRun check_as(const Mistake& mistake, FileSystem& files, const std::string& format) {
  std::vector<std::string> arguments = mistake.arguments;
  arguments.front() = "check";
  arguments.insert(arguments.end(), {"--format", format});
  return run_command(files, arguments);
}

}  // namespace

TEST_CASE("a code is found in the forms in which sources write one, and nowhere else") {
  CHECK(codes_in(R"(report.error("a-b", where); error(
      "c", {}); return mistake("d-2", at); refuse("e", x); report_.warning("f", y); stop("g", z))") ==
        Names{"a-b", "c", "d-2", "e", "f", "g"});
  CHECK(codes_in(R"({.start = "x", .code = "h-i"}; string_view error_code =
      "j"; no_code = "k-l"; the_code_rule = "m")") == Names{"h-i", "j", "k-l", "m"});
  CHECK(codes_in(R"(runtime_error("a"); error("A b"); error(text, "b"); "c"; name = "d"; x("e");
      error("not closed)") == Names{});
}

TEST_CASE("each code that the sources can report has a page, and each page is of such a code") {
  const Names sources = codes_of_sources(), pages = codes_of_pages();
  CHECK(sources.size() > 100);
  CHECK(missing(pages, sources) == none);
  CHECK(missing(sources, pages) == none);
}

TEST_CASE("each code that the sources can report has its mistake, or a test that stands for it") {
  const Names sources = codes_of_sources();
  Names tested = codes_of_mistakes();
  for (const Exception& exception : exceptions) {
    CAPTURE(exception.code);
    CHECK(tested.insert(std::string(exception.code)).second);
    const std::string test = read_disk(project_folder() / exception.test);
    CHECK(test.find(exception.code) != std::string::npos);
  }
  CHECK(missing(tested, sources) == none);
  CHECK(missing(sources, tested) == none);
}

// After a message has changed, STATUSBOOK_ACCEPT=1 takes it into expected.txt in a first run and
// from there into the page in a second.
TEST_CASE("each page has its code as title and shows the message of a mistake of that code") {
  for (const std::string& code : codes_of_pages()) {
    CAPTURE(code);
    ErrorPage page = read_page(code);
    CHECK(page.title == "# " + code);
    CHECK(page.example.find("[" + code + "]\n") != std::string::npos);
    constexpr std::string_view folder = "tests/mistakes/";
    REQUIRE(page.origin.ends_with("`\n"));
    const std::string origin = page.origin.substr(0, page.origin.size() - 2);
    if (origin.starts_with(folder)) {
      const std::string name = origin.substr(folder.size());
      CHECK(name.substr(0, name.find('.')) == code);
      const std::string told = read_disk(project_folder() / origin / "expected.txt");
      if (accepts_new_output())
        write_page({page.path, page.title, page.explanation, told, page.origin});
      CHECK(page.example == told);
    } else {
      const auto* exception = std::find_if(exceptions.begin(), exceptions.end(),
                                           [&](const Exception& one) { return one.code == code; });
      REQUIRE(exception != exceptions.end());
      CHECK(origin == exception->test);
      const std::string test = read_disk(project_folder() / origin);
      CHECK(test.find(message_in(page.example)) != std::string::npos);
    }
  }
}

TEST_CASE("no sentence stands on the pages of two codes") {
  std::map<std::string, std::string> known;
  for (const std::string& code : codes_of_pages()) {
    const std::vector<std::string> sentences = sentences_of(read_page(code).explanation);
    CAPTURE(code);
    CHECK(sentences.size() >= 2);
    for (const std::string& sentence : sentences) {
      if (sentence.size() < 12) continue;  // "1. "
      const auto [place, is_new] = known.emplace(sentence, code);
      CAPTURE(sentence, place->second);
      CHECK(is_new);
    }
  }
}

TEST_CASE("the index of the pages has one line a code") {
  const std::string index = read_disk(project_folder() / "docs/errors/README.md");
  Names listed;
  std::istringstream lines(index);
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("- ")) continue;
    CAPTURE(line);
    const std::string code = line.substr(3, line.find(']') - 3);
    const std::string start = "- [" + code + "](" + code + ".md): ";
    CHECK(line.starts_with(start));
    CHECK(line.size() > start.size() + 10);
    CHECK(listed.insert(code).second);
  }
  CHECK(missing(listed, codes_of_pages()) == none);
  CHECK(missing(codes_of_pages(), listed) == none);
}

TEST_CASE("JSON and SARIF tell the same mistakes at the same places as the text") {
  std::size_t compared = 0;
  for (const auto& entry : fs::directory_iterator(tests_folder() / "mistakes")) {
    const std::string name = entry.path().filename();
    if (name == "base") continue;
    const Mistake mistake = parse_mistake(read_disk(entry.path() / "change.txt"));
    const auto& arguments = mistake.arguments;
    const bool is_of_output =
        std::find(arguments.begin(), arguments.end(), "--out") != arguments.end();
    if (arguments.front() != "build" || is_of_output) continue;
    CAPTURE(name);
    MemoryFileSystem files;
    put_base_site(files);
    // What stands in the old output is no matter of `check`.
    for (const FileChange& change : mistake.changes) {
      if (!change.path.starts_with("public/")) apply(change, files);
    }
    const CommandRun json = check_as(mistake, files, "json");
    if (json.status == 0) continue;  // `check` does not look at the output folder
    const auto places = places_of_text(read_disk(entry.path() / "expected.txt"));
    CHECK(places.size() > 0);
    CHECK(places_of_json(json.out) == places);
    CHECK(places_of_sarif(check_as(mistake, files, "sarif").out) == places);
    ++compared;
  }
  CHECK(compared > 150);
}
