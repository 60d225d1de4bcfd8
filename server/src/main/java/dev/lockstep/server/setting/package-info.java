/** How a server is run: {@link dev.lockstep.server.setting.ServerSettings} has every setting. */
@NullMarked
package dev.lockstep.server.setting;

import org.jspecify.annotations.NullMarked;
