package dev.lockstep.server.database;

import com.zaxxer.hikari.HikariDataSource;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.server.setting.ServerSettings;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/** Opens the database that the settings name. */
@Configuration(proxyBeanMethods = false)
class Databases {
  private static final int BUSY_MILLIS_MAX = 10_000;
  private static final int CONNECTIONS_MAX = 8;

  @Bean
  DatabaseKind databaseKind(ServerSettings settings) {
    return DatabaseKind.of(settings.database());
  }

  @Bean
  HikariDataSource dataSource(ServerSettings settings, DatabaseKind kind) {
    HikariDataSource pool = new HikariDataSource();
    pool.setPoolName("lockstep");
    pool.setMaximumPoolSize(CONNECTIONS_MAX);
    switch (kind) {
      case SQLITE -> pool.setDataSource(sqlite(settings.database()));
      case POSTGRESQL -> pool.setJdbcUrl(settings.database());
    }
    migrate(pool, kind);
    return pool;
  }

  /**
   * Brings the tables to what this program knows; several servers that start at once take turns.
   */
  private static void migrate(DataSource source, DatabaseKind kind) {
    int done =
        Flyway.configure()
            .dataSource(source)
            .locations("classpath:db/all", "classpath:db/" + kind.word())
            .load()
            .migrate()
            .migrationsExecuted;
    assert done >= 0;
  }

  private static DataSource sqlite(String address) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    config.setBusyTimeout(BUSY_MILLIS_MAX);
    config.setTransactionMode(TransactionMode.IMMEDIATE);
    config.enforceForeignKeys(true);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl(address);
    return source;
  }

  static Problem unknown() {
    return new Problem(
        ProblemCode.USAGE,
        "Cannot use the database: its address begins with neither jdbc:sqlite: nor"
            + " jdbc:postgresql:",
        "Nothing was changed.",
        "lockstep server --help");
  }
}
