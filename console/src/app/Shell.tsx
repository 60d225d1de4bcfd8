import {
  ActionIcon,
  AppShell,
  Burger,
  Group,
  NavLink,
  Text,
  Tooltip,
  useComputedColorScheme,
  useMantineColorScheme,
} from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import {
  IconActivity,
  IconArrowsExchange,
  IconBook2,
  IconLogout,
  IconMoon,
  IconRoute,
  IconSchema,
  IconSun,
  IconTopologyStar3,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import { Link, useLocation } from "wouter";
import type { SessionSignedIn } from "../api/schema";
import { useSigning } from "../api/session";
import mark from "../mark.svg";

const PAGES = [
  { to: "/overview", label: "Overview", icon: IconActivity },
  { to: "/rollouts", label: "Rollouts", icon: IconRoute },
  { to: "/changes", label: "Changes", icon: IconArrowsExchange },
  { to: "/collections", label: "Collections", icon: IconSchema },
  { to: "/flow", label: "Flow", icon: IconTopologyStar3 },
  { to: "/journal", label: "Journal", icon: IconBook2 },
];

/** What stands around every page: where one is, where one can go, who one is. */
export function Shell({ who, children }: { who: SessionSignedIn; children: ReactNode }) {
  const [opened, { toggle, close }] = useDisclosure();
  const [location] = useLocation();
  return (
    <AppShell
      header={{ height: 52 }}
      navbar={{ width: 190, breakpoint: "sm", collapsed: { mobile: !opened } }}
      padding={{ base: "sm", sm: "lg" }}
    >
      <AppShell.Header>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap">
            <Burger
              opened={opened}
              onClick={toggle}
              hiddenFrom="sm"
              size="sm"
              aria-label={opened ? "Close the menu" : "Open the menu"}
            />
            <img src={mark} alt="" width={24} height={24} />
            <Text fw={700}>Lockstep</Text>
          </Group>
          <Group gap="xs" wrap="nowrap">
            <Text size="sm" c="dimmed" truncate maw={160}>
              {who.subject}
            </Text>
            <Scheme />
            <SignOut />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" aria-label="Pages">
        {PAGES.map(({ to, label, icon: Icon }) => (
          <NavLink
            key={to}
            component={Link}
            href={to}
            label={label}
            leftSection={<Icon size={18} aria-hidden />}
            active={location.startsWith(to)}
            aria-current={location.startsWith(to) ? "page" : undefined}
            onClick={close}
          />
        ))}
      </AppShell.Navbar>
      <AppShell.Main>{children}</AppShell.Main>
    </AppShell>
  );
}

function Scheme() {
  const { setColorScheme } = useMantineColorScheme();
  const isDark = useComputedColorScheme("light") === "dark";
  const label = isDark ? "Use the light theme" : "Use the dark theme";
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={label}
        onClick={() => setColorScheme(isDark ? "light" : "dark")}
      >
        {isDark ? <IconSun size={18} /> : <IconMoon size={18} />}
      </ActionIcon>
    </Tooltip>
  );
}

function SignOut() {
  const { signOut } = useSigning();
  return (
    <Tooltip label="Sign out">
      <ActionIcon variant="subtle" color="gray" aria-label="Sign out" onClick={() => signOut()}>
        <IconLogout size={18} />
      </ActionIcon>
    </Tooltip>
  );
}
