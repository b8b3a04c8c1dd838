// MeCab in process: reads lines of text once, then cuts them all each time it is told to.
//
// stdin: "node" (nodes only) or "string" (the usual output) a line; stdout: CPU milliseconds and a count, to be summed.
#include <mecab.h>
#include <time.h>

#include <cstdio>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

static double cpuMilliseconds() {
  timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  std::vector<std::string> lines;
  std::ifstream file(argv[1]);
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  MeCab::Tagger* tagger = MeCab::createTagger((std::string("-d ") + argv[2]).c_str());
  if (!tagger) return 1;
  std::cout << "ready" << std::endl;
  for (std::string mode; std::getline(std::cin, mode);) {
    size_t count = 0;
    const double start = cpuMilliseconds();
    for (const std::string& line : lines) {
      if (mode == "node") {
        const MeCab::Node* node = tagger->parseToNode(line.data(), line.size());
        for (; node; node = node->next) count += node->length;
      } else {
        const char* output = tagger->parse(line.data(), line.size());
        while (*output) count += *output++ == '\n';
      }
    }
    std::cout << cpuMilliseconds() - start << " " << count << std::endl;
  }
  delete tagger;
}
