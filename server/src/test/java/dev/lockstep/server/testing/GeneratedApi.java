package dev.lockstep.server.testing;

import com.fasterxml.jackson.databind.JavaType;
import dev.lockstep.server.access.Role;
import dev.lockstep.server.access.Route;
import dev.lockstep.server.event.Events;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerMethod;

/**
 * What the running server's routes are, as an OpenAPI file. It is found beside the server's own
 * components because tests share their package.
 */
@Configuration(proxyBeanMethods = false)
class GeneratedApi {
  private static final String BEARER = "token";
  private static final String ANY = "*/*";

  GeneratedApi() {
    var unused = SpringDocUtils.getConfig().addAnnotationsToIgnore(AuthenticationPrincipal.class);
  }

  /** Where tests fetch it. */
  @RestController
  static final class Page {
    private final OpenApiWebMvcResource generator;

    Page(OpenApiWebMvcResource generator) {
      this.generator = generator;
    }

    @Route(
        value = "Answers the generated file.",
        allows = {})
    @GetMapping("/generated.json")
    String generated(HttpServletRequest request) throws Exception {
      return new String(
          generator.openapiJson(request, "/generated.json", Locale.ROOT), StandardCharsets.UTF_8);
    }
  }

  @Bean
  ModelResolver records(ObjectMapperProvider mappers) {
    return new Records(mappers);
  }

  /** Everything of a record is always there but what is optional. */
  private static final class Records extends ModelResolver {
    Records(ObjectMapperProvider mappers) {
      super(mappers.jsonMapper(), new Names());
    }

    @Override
    public Schema<?> resolve(
        AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> next) {
      JavaType known = _mapper.constructType(type.getType());
      Class<?> raw = known.getRawClass();
      if (raw == Events.class) {
        return streamed(known.containedType(0).getRawClass(), context);
      }
      Schema<?> schema = super.resolve(type, context, next);
      if (schema != null && raw.isRecord()) {
        require(raw, schema.get$ref() == null ? schema : told(schema.get$ref(), context));
      }
      return schema;
    }

    /** What the data of each event is. */
    private static Schema<?> streamed(Class<?> data, ModelConverterContext context) {
      if (!data.isSealed()) {
        return context.resolve(new AnnotatedType(data).resolveAsRef(true));
      }
      Schema<?> schema = new Schema<>();
      Stream.of(data.getPermittedSubclasses())
          .forEach(each -> schema.addOneOfItem(streamed(each, context)));
      return schema;
    }

    private static Schema<?> told(String ref, ModelConverterContext context) {
      return context.getDefinedModels().get(ref.substring(ref.lastIndexOf('/') + 1));
    }

    private static void require(Class<?> type, Schema<?> schema) {
      if (schema != null && schema.getProperties() != null) {
        Set<String> known = schema.getProperties().keySet();
        schema.setRequired(
            Stream.of(type.getRecordComponents())
                .filter(each -> each.getType() != Optional.class)
                .map(RecordComponent::getName)
                .filter(known::contains)
                .toList());
      }
    }
  }

  /** Records in records are called by both names: several routes have a {@code Wanted}. */
  private static final class Names extends TypeNameResolver {
    @Override
    protected String nameForClass(Class<?> type, Set<Options> options) {
      Class<?> outer = type.getEnclosingClass();
      return outer == null
          ? type.getSimpleName()
          : outer.getSimpleName().replace("Routes", "") + type.getSimpleName();
    }
  }

  @Bean
  OperationCustomizer routes() {
    return GeneratedApi::describe;
  }

  private static Operation describe(Operation operation, HandlerMethod method) {
    Route route = method.getMethodAnnotation(Route.class);
    String type = method.getBeanType().getSimpleName().replace("Routes", "");
    operation.setOperationId(
        type.substring(0, 1).toLowerCase(Locale.ROOT)
            + type.substring(1)
            + "-"
            + method.getMethod().getName());
    operation.setTags(List.of(type));
    operation.setSummary(route.value());
    operation.addExtension("x-roles", Stream.of(route.allows()).map(Role::word).sorted().toList());
    operation.getResponses().values().forEach(GeneratedApi::answerJson);
    operation
        .getResponses()
        .addApiResponse(
            "default",
            new ApiResponse()
                .description("A problem (RFC 9457), with a stable code.")
                .content(
                    new Content()
                        .addMediaType(
                            "application/problem+json",
                            new MediaType().schema(new ObjectSchema()))));
    if (route.allows().length > 0) {
      operation.setSecurity(List.of(new SecurityRequirement().addList(BEARER)));
    }
    return operation;
  }

  private static void answerJson(ApiResponse response) {
    Content content = response.getContent();
    if (content != null && content.containsKey(ANY)) {
      MediaType body = content.remove(ANY);
      content.put("application/json", body);
    }
  }

  @Bean
  OpenApiCustomizer whole() {
    return api -> {
      api.info(new Info().title("Lockstep control plane").version("v1"));
      api.setServers(List.of());
      api.getPaths().keySet().removeIf(path -> !path.startsWith("/v1") && !path.equals("/metrics"));
      api.getComponents()
          .addSecuritySchemes(
              BEARER, new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer"));
    };
  }
}
