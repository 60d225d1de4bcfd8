package dev.lockstep.server;

import dev.lockstep.server.access.Route;
import dev.lockstep.server.request.ProblemAnswers;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers errors that arose before any route was found. */
@Controller
class UnroutedErrors implements ErrorController {
  private final ProblemAnswers answers;

  UnroutedErrors(ProblemAnswers answers) {
    this.answers = answers;
  }

  @Route(
      value = "Answers what no route answers.",
      allows = {})
  @RequestMapping("/error")
  void error(HttpServletResponse response) throws IOException {
    answers.malformed(response);
  }
}
